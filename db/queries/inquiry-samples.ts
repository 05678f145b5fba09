import { and, asc, desc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { branches, inquirySamples } from "~/db/schema";

const columns = {
  id: inquirySamples.id,
  branchId: inquirySamples.branchId,
  branch: branches.name,
  year: inquirySamples.year,
  weekOf: inquirySamples.weekOf,
  count: inquirySamples.count,
};

const samples = (db: Db) =>
  db
    .select(columns)
    .from(inquirySamples)
    .innerJoin(
      branches,
      and(eq(branches.centerId, inquirySamples.centerId), eq(branches.id, inquirySamples.branchId)),
    )
    .$dynamic();

/** The sampling weeks, the latest year first, then by branch. */
export async function listSamples(db: Db, params: { centerId: string; limit: number }) {
  return samples(db)
    .where(eq(inquirySamples.centerId, params.centerId))
    .orderBy(desc(inquirySamples.year), asc(branches.name), asc(inquirySamples.id))
    .limit(params.limit);
}

export async function findSample(db: Db, params: { centerId: string; sampleId: string }) {
  const [found] = await samples(db).where(
    and(eq(inquirySamples.centerId, params.centerId), eq(inquirySamples.id, params.sampleId)),
  );
  return found ?? null;
}
