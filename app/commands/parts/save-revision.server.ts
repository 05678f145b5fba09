import type { EventSnapshot } from "~/app/domain/events/snapshot";
import type { Db } from "~/db/client.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { eventRevisions } from "~/db/schema";

/** Keeps what the event says at its present revision: mails and calendars that are already queued render from it. */
export async function saveRevision(
  db: Db,
  of: { centerId: string; eventId: string },
  now: Date,
): Promise<void> {
  const event = await findEventDetail(db, of);
  if (event === null) throw new Error(`event ${of.eventId} is not there`);
  const snapshot: EventSnapshot = {
    slug: event.slug,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    zone: event.zone,
    texts: Object.fromEntries(
      event.texts.map(({ locale, title, description, whatToBring }) => [
        locale,
        { title, description, whatToBring },
      ]),
    ),
    place: event.place && {
      room: event.place.roomName,
      branch: event.place.branchName,
      address: event.place.branchAddress,
    },
    hostName: event.hostName,
    accommodationContact: event.accommodationContact,
    calendarRevision: event.calendarRevision,
  };
  await db.insert(eventRevisions).values({ ...of, revision: event.revision, snapshot, createdAt: now });
}
