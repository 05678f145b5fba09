import { and, asc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import {
  branches,
  centers,
  employers,
  eventEmployers,
  events,
  eventTexts,
  openings,
  rooms,
} from "~/db/schema";
import { openingColumns } from "./of-opening";

export type EventDetail = NonNullable<Awaited<ReturnType<typeof findEventDetail>>>;

/**
 * An event with its words, place, employers and openings: what a page, a mail and the API show of it. The employers are
 * those that were accepted. A job fair that the center holds has no host, and bears the center's name.
 */
export async function findEventDetail(db: Db, params: { centerId: string; eventId: string }) {
  const isOfEvent = (table: typeof eventTexts | typeof eventEmployers | typeof openings) =>
    and(eq(table.centerId, params.centerId), eq(table.eventId, params.eventId));
  const [[event], texts, accepted, jobs] = await Promise.all([
    db
      .select({
        id: events.id,
        slug: events.slug,
        type: events.type,
        status: events.status,
        statusChangedAt: events.statusChangedAt,
        madeByStaff: events.madeByStaff,
        startsAt: events.startsAt,
        endsAt: events.endsAt,
        zone: events.zone,
        heldFrom: events.heldFrom,
        heldUntil: events.heldUntil,
        doorsOpenAt: events.doorsOpenAt,
        doorsCloseAt: events.doorsCloseAt,
        registrationClosesAt: events.registrationClosesAt,
        capacity: events.capacity,
        walkInReserve: events.walkInReserve,
        exitScanning: events.exitScanning,
        accommodationContact: events.accommodationContact,
        revision: events.revision,
        calendarRevision: events.calendarRevision,
        createdAt: events.createdAt,
        centerName: centers.name,
        roomId: rooms.id,
        roomName: rooms.name,
        postedLoad: rooms.postedLoad,
        branchId: branches.id,
        branchName: branches.name,
        branchAddress: branches.address,
      })
      .from(events)
      .innerJoin(centers, eq(centers.id, events.centerId))
      .leftJoin(rooms, and(eq(rooms.centerId, events.centerId), eq(rooms.id, events.roomId)))
      .leftJoin(branches, and(eq(branches.centerId, rooms.centerId), eq(branches.id, rooms.branchId)))
      .where(and(eq(events.centerId, params.centerId), eq(events.id, params.eventId))),
    db
      .select({
        locale: eventTexts.locale,
        title: eventTexts.title,
        description: eventTexts.description,
        whatToBring: eventTexts.whatToBring,
        reviewedAt: eventTexts.reviewedAt,
      })
      .from(eventTexts)
      .where(isOfEvent(eventTexts))
      .orderBy(asc(eventTexts.locale)),
    db
      .select({
        id: employers.id,
        legalName: employers.legalName,
        website: employers.website,
        contactEmail: employers.contactEmail,
        vettedAt: employers.vettedAt,
        declinedAt: employers.declinedAt,
        isHost: eventEmployers.isHost,
        tableNo: eventEmployers.tableNo,
      })
      .from(eventEmployers)
      .innerJoin(
        employers,
        and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
      )
      .where(and(isOfEvent(eventEmployers), eq(eventEmployers.standing, "accepted")))
      .orderBy(asc(eventEmployers.tableNo), asc(employers.legalName)),
    db.select(openingColumns).from(openings).where(isOfEvent(openings)).orderBy(asc(openings.position)),
  ]);
  const host = accepted.find((employer) => employer.isHost) ?? null;
  if (event === undefined) return null;
  const { roomId, roomName, postedLoad, branchId, branchName, branchAddress, ...rest } = event;
  const place =
    roomId === null || roomName === null || postedLoad === null || branchId === null || branchName === null
      ? null
      : { roomId, roomName, postedLoad, branchId, branchName, branchAddress };
  const hostName = host?.legalName ?? event.centerName;
  return { ...rest, place, texts, host, hostName, employers: accepted, openings: jobsOf(accepted, jobs) };
}

/** The openings of employers that are there, by their order. */
function jobsOf<Job extends { employerId: string }>(
  accepted: readonly { id: string }[],
  jobs: readonly Job[],
) {
  return accepted.flatMap(({ id }) => jobs.filter(({ employerId }) => employerId === id));
}

/** The openings that stand in an event's own form: its host's. Every other employer keeps its own. */
export const ownOpenings = ({ host, openings: all }: Pick<EventDetail, "host" | "openings">) =>
  all.filter(({ employerId }) => employerId === host?.id);

/** The event's words in a locale, else in the center's, else in the first one it has. */
export function textOf(event: Pick<EventDetail, "texts">, locale: string, ofCenter = locale) {
  const textIn = (wanted: string) => event.texts.find((candidate) => candidate.locale === wanted);
  const text = textIn(locale) ?? textIn(ofCenter) ?? event.texts[0];
  return text ?? { locale, title: "", description: "", whatToBring: null };
}
