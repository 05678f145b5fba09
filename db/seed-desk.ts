import { asc, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { writeFirstCategories } from "~/app/commands/parts/write-first-categories.server";
import type { Channel, MinuteBand } from "~/app/domain/desk/inquiry";
import { listCategories } from "~/db/queries/inquiry-categories";
import { branches, inquiries } from "~/db/schema";

interface Place {
  center: { id: string };
  /** Who logged it: the demonstration's staff. */
  by: string;
}

const day = 86_400_000;
const hour = 3_600_000;
const days = 365;
/** About when a desk on the Pacific coast opens, in hours of UTC. */
export const opening = 17;

/** Inquiries by the day of the week, Sunday first: the desk is closed on Sundays, and Tuesdays are the fullest. */
const rhythm = [0, 15, 19, 14, 16, 11, 5] as const;
/** How often each category is asked for among a hundred inquiries, in the order of the first ones. */
const shares = [26, 22, 13, 11, 8, 9, 6, 5] as const;
const channelShares: readonly [Channel, number][] = [
  ["in-person", 68],
  ["phone", 22],
  ["email", 7],
  ["chat", 3],
];
const minuteShares: readonly [MinuteBand | null, number][] = [
  ["under-5", 34],
  ["5-14", 36],
  ["15-29", 14],
  ["30-up", 6],
  [null, 10],
];
const languageShares: readonly [string | null, number][] = [
  ["en", 55],
  ["es", 27],
  ["ko", 3],
  ["zh-Hant", 3],
  ["hy", 2],
  ["tl", 2],
  [null, 8],
];

/** A year of the desk's log, with a weekly rhythm and quiet summers: the same numbers for each demonstration. */
export async function seedDesk(services: Services, { center, by }: Place): Promise<void> {
  const { db, ids, clock } = services;
  await writeFirstCategories(db, services, center.id);
  const categories = await listCategories(db, { centerId: center.id });
  const places = await db
    .select({ id: branches.id })
    .from(branches)
    .where(eq(branches.centerId, center.id))
    .orderBy(asc(branches.id));
  const draw = dice(20_260_101);
  const midnight = Math.floor(clock.now().getTime() / day) * day;
  const rows = Array.from({ length: days }, (_, n) => midnight - (n + 1) * day).flatMap((start) =>
    Array.from({ length: countOf(new Date(start), draw) }, () => {
      const answeredAt = new Date(start + (opening + draw() * 7.5) * hour);
      // Its hours lie within one day of the coast's clocks.
      const answeredOn = new Date(start).toISOString().slice(0, 10);
      const branch = places[draw() < 0.7 ? 0 : places.length - 1];
      const categoryId = categories[indexBy(shares, draw)]?.id;
      if (branch === undefined || categoryId === undefined) throw new Error("The demonstration has no desk");
      return {
        ...{ centerId: center.id, id: ids.uuid(), branchId: branch.id, categoryId, by },
        ...{ answeredAt, answeredOn, receivedAt: answeredAt, source: "desk" as const },
        ...{ channel: oneOf(channelShares, draw), minutes: oneOf(minuteShares, draw) },
        ...{ language: oneOf(languageShares, draw), isReference: draw() < 0.35 },
      };
    }),
  );
  const past = rows.filter(({ answeredAt }) => answeredAt <= clock.now());
  for (let from = 0; from < past.length; from += 2_000)
    await db.insert(inquiries).values(past.slice(from, from + 2_000));
}

/** How many there are on a day: fewer in summer, and a few more or fewer each time. */
function countOf(at: Date, draw: () => number): number {
  const usual = rhythm[at.getUTCDay()] ?? 0;
  const isSummer = at.getUTCMonth() === 6 || at.getUTCMonth() === 7;
  return usual === 0 ? 0 : Math.max(1, Math.round(usual * (isSummer ? 0.8 : 1) + (draw() - 0.5) * 6));
}

function oneOf<Value>(list: readonly (readonly [Value, number])[], draw: () => number): Value {
  const shares = list.map(([, share]) => share);
  const found = list[indexBy(shares, draw)];
  if (found === undefined) throw new Error("There is nothing to choose from");
  return found[0];
}

/** The place of one among shares of a hundred. */
function indexBy(parts: readonly number[], draw: () => number): number {
  let left = draw() * parts.reduce((sum, part) => sum + part, 0);
  const found = parts.findIndex((part) => {
    left -= part;
    return left < 0;
  });
  return Math.max(0, found);
}

/** Numbers from 0 to below 1 that are the same for one seed (mulberry32, public domain). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
