import type { Services } from "~/app/adapters/services";
import { findLastMigration, findWorkerSeenAt } from "~/db/queries/operations";

/** Each check in a word or two; "ok" where it holds. Nothing in it is secret. */
export interface ReadinessAnswer {
  isReady: boolean;
  checks: { process: string; database: string; migrations: string; worker: string };
}

export interface Readiness {
  check(): Promise<ReadinessAnswer>;
  /** From now on the process is not ready: whoever sends it requests should stop. */
  drain(): void;
}

/** Milliseconds. A worker says every five seconds that it runs. */
const seenWithin = 30_000;
const patience = 2_000;

/**
 * Whether requests should be sent here. Those who ask at once share one look at the database.
 * @param migration what newestMigration() gave for the migrations of this version
 */
export function openReadiness(services: Pick<Services, "db" | "clock">, migration: number): Readiness {
  let isDraining = false;
  let looking: Promise<ReadinessAnswer["checks"]> | null = null;
  const look = () => {
    looking ??= checkAll(services, migration).finally(() => {
      looking = null;
    });
    return looking;
  };
  return {
    check: async () => {
      const checks = { ...(await look()), process: isDraining ? "draining" : "ok" };
      return { isReady: Object.values(checks).every((word) => word === "ok"), checks };
    },
    drain: () => {
      isDraining = true;
    },
  };
}

async function checkAll({ db, clock }: Pick<Services, "db" | "clock">, migration: number) {
  const facts = Promise.all([findLastMigration(db), findWorkerSeenAt(db)]);
  const found = await soon(facts).catch(() => null);
  if (found === null) {
    return { process: "ok", database: "no answer", migrations: "unknown", worker: "unknown" };
  }
  const [last, seenAt] = found;
  const isSeen = seenAt !== null && clock.now().getTime() - seenAt.getTime() < seenWithin;
  return {
    process: "ok",
    database: "ok",
    migrations: last >= migration ? "ok" : "missing",
    worker: isSeen ? "ok" : "not seen lately",
  };
}

/** Null where it takes longer than two seconds: a pool without a connection waits for one. */
export async function soon<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
