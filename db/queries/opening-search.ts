import { and, asc, eq, gt, gte, type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers, eventEmployers, events, openings } from "~/db/schema";
import { isAtEvent, isItsEmployer, isItsPlace, openingColumns } from "./of-opening";
import { type OpeningFilters, openingFilters } from "./opening-filters";

export interface OpeningSearchParams extends OpeningFilters {
  centerId: string;
  now: Date;
  /** The openings of one event, closed ones too; else those that are open at published events that are not over. */
  eventId?: string | undefined;
  /** The last opening of the page before. */
  after?: string | undefined;
  limit: number;
}

export type FoundOpening = Awaited<ReturnType<typeof searchOpenings>>[number];

/** Openings of employers that are accepted, by the start of their event, then by table and in the employer's order. */
export async function searchOpenings(db: Db, params: OpeningSearchParams) {
  const cursor = params.after === undefined ? null : await findCursor(db, params);
  return selectOpenings(db)
    .where(and(isWithin(params), ...openingFilters(params), cursor === null ? undefined : beyond(cursor)))
    .orderBy(
      asc(events.startsAt),
      asc(events.id),
      asc(table),
      asc(employers.legalName),
      asc(employers.id),
      asc(openings.position),
      asc(openings.id),
    )
    .limit(params.limit);
}

/** Employers without a table come last. */
const table = sql<number>`coalesce(${eventEmployers.tableNo}, 1000)`;

const selectOpenings = (db: Db) =>
  db
    .select({
      ...openingColumns,
      eventId: openings.eventId,
      employerName: employers.legalName,
      website: employers.website,
      tableNo: eventEmployers.tableNo,
      slug: events.slug,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      zone: events.zone,
      publishedAt: events.statusChangedAt,
    })
    .from(openings)
    .innerJoin(events, and(eq(events.centerId, openings.centerId), eq(events.id, openings.eventId)))
    .innerJoin(eventEmployers, isAtEvent)
    .innerJoin(employers, isItsEmployer)
    .$dynamic();

function isWithin({ centerId, eventId, now }: OpeningSearchParams): SQL | undefined {
  const ofCenter = and(eq(openings.centerId, centerId), eq(events.centerId, centerId));
  if (eventId !== undefined) return and(ofCenter, eq(openings.eventId, eventId), eq(events.id, eventId));
  return and(ofCenter, eq(events.status, "published"), gt(events.endsAt, now), isOpen(now));
}

/** As domain/openings/closing.ts has it, of an event that is not over: its last day, where the event is, is not past. */
const isOpen = (now: Date) =>
  sql`(${openings.closesOn} is null or ${openings.closesOn} >=
    to_char(${now.toISOString()}::timestamptz at time zone ${events.zone}, 'YYYY-MM-DD'))`;

/** The values of the order, of one opening. */
interface Cursor {
  startsAt: Date;
  eventId: string;
  tableNo: number | null;
  employerName: string;
  employerId: string;
  position: number;
  id: string;
}

/** Where the page before ended; null where its last opening is gone, and the first page is shown. */
async function findCursor(db: Db, { centerId, after = "" }: OpeningSearchParams): Promise<Cursor | null> {
  const [row] = await db
    .select({
      startsAt: events.startsAt,
      eventId: openings.eventId,
      tableNo: eventEmployers.tableNo,
      employerName: employers.legalName,
      employerId: openings.employerId,
      position: openings.position,
      id: openings.id,
    })
    .from(openings)
    .innerJoin(events, and(eq(events.centerId, openings.centerId), eq(events.id, openings.eventId)))
    .innerJoin(eventEmployers, isItsPlace)
    .innerJoin(employers, isItsEmployer)
    .where(and(eq(openings.centerId, centerId), eq(openings.id, after)));
  return row ?? null;
}

/** The first half is what an index on starts can begin at; the second is the order itself. */
function beyond(cursor: Cursor): SQL | undefined {
  const key = sql`(${events.startsAt}, ${events.id}, ${table}, ${employers.legalName}, ${employers.id},
    ${openings.position}, ${openings.id})`;
  return and(
    gte(events.startsAt, cursor.startsAt),
    sql`${key} > (${cursor.startsAt.toISOString()}::timestamptz, ${cursor.eventId}::uuid,
      ${cursor.tableNo ?? 1000}::int, ${cursor.employerName}::text, ${cursor.employerId}::uuid,
      ${cursor.position}::int, ${cursor.id}::uuid)`,
  );
}

/** Open openings whose events were published last, for feeds. */
export async function listNewOpenings(db: Db, params: { centerId: string; now: Date; limit: number }) {
  return selectOpenings(db)
    .where(isWithin(params))
    .orderBy(
      sql`${events.statusChangedAt} desc`,
      asc(events.id),
      asc(table),
      asc(openings.position),
      asc(openings.id),
    )
    .limit(params.limit);
}
