import { and, eq, inArray, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { isUnanswered } from "~/app/domain/outbox/reminders";
import { unanswered } from "~/app/domain/registrations/release";
import type { Db } from "~/db/client.server";
import { lockEvent } from "~/db/queries/locks";
import { listAsked } from "~/db/queries/reminder-answers";
import type { EventToRemind } from "~/db/queries/reminders";
import { registrations } from "~/db/schema";
import { endBookingsOf } from "./end-bookings.server";
import { enqueueMessages } from "./enqueue-messages.server";
import { noteWebhook } from "./note-webhook.server";
import { offerPlaces } from "./offer-places.server";
import { writeStatusTrail } from "./write-audit.server";
import { reminderKey, saysItReleases } from "./write-reminders.server";

type Asked = Awaited<ReturnType<typeof listAsked>>[number];

/**
 * Gives back the places that nobody answered for, of up to `limit` people who were asked, and writes to them. Holds the
 * event's row: nobody takes such a place before it is free. `last` is null where none are left.
 */
export async function releaseUnanswered(
  tx: Db,
  services: Services,
  event: EventToRemind,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ written: number; last: string | null }> {
  const of = { centerId: event.center.id, eventId: event.id };
  const held = await lockEvent(tx, of);
  // Moved or cancelled since it was found: the question was about another time.
  if (held?.status !== "published" || held.startsAt.getTime() !== event.startsAt.getTime()) {
    return { written: 0, last: null };
  }
  const asked = await listAsked(tx, {
    ...of,
    ...{ after, limit, startsAt: event.startsAt },
    key: reminderKey("reminder-week", event.startsAt),
    says: saysItReleases,
  });
  const now = services.clock.now();
  const silent = asked.filter((one) => isUnanswered(one, now));
  await giveBack(tx, services, event, silent);
  await tell(tx, services, event, silent);
  const ids = silent.map(({ id }) => id);
  await endBookingsOf(tx, services, event.center, held, ids);
  await offerPlaces(tx, services, event.center, held);
  return { written: silent.length, last: asked.length < limit ? null : (asked.at(-1)?.id ?? null) };
}

async function giveBack(tx: Db, services: Services, { center }: EventToRemind, silent: readonly Asked[]) {
  if (silent.length === 0) return;
  const ids = silent.map(({ id }) => id);
  await tx
    .update(registrations)
    .set({
      status: "released",
      revision: sql`${registrations.revision} + 1`,
      calendarRevision: sql`${registrations.calendarRevision} + 1`,
      cancelledBy: unanswered,
      cancelledAt: services.clock.now(),
    })
    .where(and(eq(registrations.centerId, center.id), inArray(registrations.id, ids)));
  const reminders = { id: "reminders" as const, centerId: center.id };
  await writeStatusTrail(tx, services, reminders, ids, { from: "registered", to: "released" });
  await noteWebhook(tx, services, center.id, { type: "registration.cancelled", registrationIds: ids });
}

async function tell(tx: Db, services: Services, event: EventToRemind, silent: readonly Asked[]) {
  await enqueueMessages(
    tx,
    services,
    event.center,
    silent.map(({ id, calendarRevision }) => ({
      kind: "place-released" as const,
      dedupeKey: `place-released:${id}:${event.startsAt.getTime() / 1000}`,
      eventId: event.id,
      registrationId: id,
      eventRevision: event.revision,
      sequence: event.calendarRevision + calendarRevision + 1,
      reason: unanswered,
    })),
  );
}
