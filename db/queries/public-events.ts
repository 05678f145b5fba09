import { and, asc, desc, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import {
  branches,
  centers,
  employers,
  eventEmployers,
  eventRevisions,
  events,
  eventTexts,
  openings,
  rooms,
} from "~/db/schema";
import { isAmong } from "./is-among";
import { isItsHost } from "./of-event";
import { isAtEvent } from "./of-opening";
import { prepared } from "./prepared";

/** Where a page of the list begins or ends: the last event's start and id. */
export interface EventCursor {
  startsAt: Date;
  id: string;
}

export interface UpcomingParams {
  centerId: string;
  locale: string;
  /** Whose words stand where there are none in the other. */
  centerLocale?: string | undefined;
  now: Date;
  /** Folded words; an event has to have every one. */
  terms?: readonly string[] | undefined;
  branchId?: string | undefined;
  /** Events that go on at or after this. */
  from?: Date | undefined;
  /** Events that begin before this. */
  until?: Date | undefined;
  after?: EventCursor | undefined;
  /** Reads backwards: the events right before this one, still the earliest first. */
  before?: EventCursor | undefined;
  limit: number;
}

export type UpcomingEvent = Awaited<ReturnType<typeof listUpcomingEvents>>[number];

/**
 * Published events that are not over, by start, with what a list shows of each. They are chosen from their own table
 * first: what is asked for varies, so that choice is planned anew each time, and planning it with all that is shown
 * costs more than reading it.
 */
export async function listUpcomingEvents(db: Db, params: UpcomingParams) {
  const { centerId, before, limit } = params;
  const chosen = await db
    .select({ id: events.id })
    .from(events)
    .where(and(isUpcoming(params), ...filters(params), beyond(params)))
    .orderBy(...(before ? [desc(events.startsAt), desc(events.id)] : [asc(events.startsAt), asc(events.id)]))
    .limit(limit);
  if (chosen.length === 0) return [];
  const of = { centerId, ids: chosen.map(({ id }) => id) };
  const [rows, texts, jobs] = await Promise.all([listShown(db, of), listTexts(db, of), listOpenings(db, of)]);
  return rows.map((row) => ({
    ...row,
    ...textIn(texts, row.id, params),
    openings: jobs.filter(({ eventId }) => eventId === row.id),
  }));
}

interface Chosen {
  centerId: string;
  ids: string[];
}

const listShown = (db: Db, { centerId, ids }: Chosen) =>
  prepared(
    db
      .select({
        id: events.id,
        slug: events.slug,
        status: events.status,
        startsAt: events.startsAt,
        endsAt: events.endsAt,
        zone: events.zone,
        registrationClosesAt: events.registrationClosesAt,
        capacity: events.capacity,
        walkInReserve: events.walkInReserve,
        accommodationContact: events.accommodationContact,
        calendarRevision: events.calendarRevision,
        changedAt: eventRevisions.createdAt,
        placesTaken: sql<number>`places_taken(${events.centerId}, ${events.id})::int`,
        hostName: sql<string>`coalesce(${employers.legalName}, ${centers.name})`,
        roomName: rooms.name,
        branchName: branches.name,
        branchAddress: branches.address,
      })
      .from(events)
      .innerJoin(centers, eq(centers.id, events.centerId))
      .leftJoin(eventEmployers, isItsHost)
      .leftJoin(
        employers,
        and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
      )
      .innerJoin(
        eventRevisions,
        and(
          eq(eventRevisions.centerId, events.centerId),
          eq(eventRevisions.eventId, events.id),
          eq(eventRevisions.revision, events.revision),
        ),
      )
      .leftJoin(rooms, and(eq(rooms.centerId, events.centerId), eq(rooms.id, events.roomId)))
      .leftJoin(branches, and(eq(branches.centerId, rooms.centerId), eq(branches.id, rooms.branchId)))
      .where(and(eq(events.centerId, centerId), isAmong(events.id, ids)))
      .orderBy(asc(events.startsAt), asc(events.id)),
    "list-upcoming-events",
  );

const isUpcoming = ({ centerId, now }: Pick<UpcomingParams, "centerId" | "now">) =>
  and(eq(events.centerId, centerId), eq(events.status, "published"), gt(events.endsAt, now));

const filters = ({ centerId, terms = [], branchId, from, until }: UpcomingParams) => [
  ...terms.map(hasTerm),
  branchId === undefined
    ? undefined
    : sql`${events.roomId} in (
        select ${rooms.id} from ${rooms} where ${rooms.centerId} = ${centerId} and ${rooms.branchId} = ${branchId})`,
  from === undefined ? undefined : gt(events.endsAt, from),
  until === undefined ? undefined : lt(events.startsAt, until),
];

/**
 * The stem finds other forms of a word ("clerk" finds "Clerks"); the plain text finds the beginning of one, which
 * may be longer than its stem ("nursin" of "Nursing") or a stop word ("IT"). Scripts without spaces are found anywhere.
 */
function hasTerm(term: string): SQL {
  const isUnspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Khmr}]/u.test(
    term,
  );
  const pattern = isUnspaced ? `%${term}%` : `% ${term}%`;
  return sql`(${events.search} @@ to_tsquery('english', ${`${term}:*`}) or ' ' || ${events.searchText} like ${pattern})`;
}

function beyond({ after, before }: UpcomingParams): SQL | undefined {
  const key = sql`(${events.startsAt}, ${events.id})`;
  const of = (cursor: EventCursor) =>
    sql`(${cursor.startsAt.toISOString()}::timestamptz, ${cursor.id}::uuid)`;
  if (before) return sql`${key} < ${of(before)}`;
  return after ? sql`${key} > ${of(after)}` : undefined;
}

const listTexts = (db: Db, { centerId, ids }: Chosen) =>
  prepared(
    db
      .select({
        eventId: eventTexts.eventId,
        locale: eventTexts.locale,
        title: eventTexts.title,
        whatToBring: eventTexts.whatToBring,
      })
      .from(eventTexts)
      .where(and(eq(eventTexts.centerId, centerId), isAmong(eventTexts.eventId, ids)))
      .orderBy(asc(eventTexts.locale)),
    "list-upcoming-texts",
  );

/** The words in a locale, else in the center's, else in the first one the event has. */
function textIn(
  texts: Awaited<ReturnType<typeof listTexts>>,
  eventId: string,
  { locale, centerLocale = locale }: Pick<UpcomingParams, "locale" | "centerLocale">,
) {
  const own = texts.filter((text) => text.eventId === eventId);
  const find = (wanted: string) => own.find((candidate) => candidate.locale === wanted);
  const text = find(locale) ?? find(centerLocale) ?? own[0];
  return {
    title: text?.title ?? "",
    whatToBring: text?.whatToBring ?? null,
    textLocale: text?.locale ?? centerLocale,
  };
}

const listOpenings = (db: Db, { centerId, ids }: Chosen) =>
  prepared(
    db
      .select({
        eventId: openings.eventId,
        title: openings.title,
        payMinCents: openings.payMinCents,
        payMaxCents: openings.payMaxCents,
        payUnit: openings.payUnit,
        closesOn: openings.closesOn,
      })
      .from(openings)
      .innerJoin(eventEmployers, isAtEvent)
      .where(
        and(
          eq(openings.centerId, centerId),
          isAmong(openings.eventId, ids),
          // Said of either table, or the center's whole list of employers is read.
          isAmong(eventEmployers.eventId, ids),
        ),
      )
      .orderBy(desc(eventEmployers.isHost), asc(openings.employerId), asc(openings.position)),
    "list-upcoming-openings",
  );

/** The buildings that a list of events can be narrowed to, by name. */
export const listBranchNames = (db: Db, params: { centerId: string }) =>
  prepared(
    db
      .select({ id: branches.id, name: branches.name })
      .from(branches)
      .where(eq(branches.centerId, params.centerId))
      .orderBy(asc(branches.name), asc(branches.id)),
    "list-branch-names",
  );
