import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { mayTellAgain } from "~/app/domain/outbox/delivery";
import { type BookingKind, bookingKinds } from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import { outbox } from "~/db/schema";
import { enqueueMessages } from "./enqueue-messages.server";
import type { SlotEvent } from "./hold-slots.server";
import { listReachable } from "./offer-places.server";
import { textBooked } from "./text-booked.server";

/** A booking as it stands now, to be told of. */
export interface ToldBooking {
  id: string;
  registrationId: string | null;
  calendarRevision: number;
  revision: number;
}

/** Words of the employer or of staff, said with a cancellation. */
interface About {
  kind: BookingKind;
  reason?: string | null;
  /** Nobody is told more often than this of what they do themselves. */
  isOwnAct?: boolean;
}

/**
 * Writes to those whose interview times and appointments changed, where they gave an address or want texts. The state that is told of
 * is part of the key: whatever is tried again, no state is told twice.
 * @param event null of appointments
 */
export async function tellBooked(
  tx: Db,
  services: Services,
  center: { id: string; host: string },
  event: Pick<SlotEvent, "id" | "revision"> | null,
  told: readonly ToldBooking[],
  { kind, reason = null, isOwnAct = false }: About,
): Promise<void> {
  if (told.length === 0) return;
  const of = {
    registrationIds: told.flatMap((one) => one.registrationId ?? []),
    bookingIds: appointmentsIn(told),
  };
  const reachable = await listReachable(tx, center.id, of.registrationIds, of.bookingIds);
  const often = isOwnAct ? await listToldEnough(tx, services, center.id, of) : new Set<string>();
  const messages = told
    .filter((one) => reachable.has(ownerOf(one)))
    .map((one) => ({
      ...(event === null ? {} : { eventId: event.id, eventRevision: event.revision }),
      ...(one.registrationId === null ? {} : { registrationId: one.registrationId }),
      kind,
      dedupeKey: `${kind}:${one.id}:${one.revision}`,
      bookingId: one.id,
      sequence: one.calendarRevision,
      reason,
      withheld: often.has(ownerOf(one)),
    }));
  await enqueueMessages(tx, services, center, messages);
  const appointments = told.filter(({ registrationId }) => registrationId === null);
  await textBooked(tx, services, center, appointments, { kind, isOwnAct });
}

/** By what the visitor of a booking is known: their place at the event, or the appointment itself. */
const ownerOf = ({ id, registrationId }: ToldBooking): string => registrationId ?? id;

const appointmentsIn = (told: readonly ToldBooking[]): string[] =>
  told.filter(({ registrationId }) => registrationId === null).map(({ id }) => id);

const day = 86_400_000;

/** Whose address had its share of these messages today: a public page fills nobody's mailbox. */
async function listToldEnough(
  tx: Db,
  { clock }: Services,
  centerId: string,
  { registrationIds, bookingIds }: { registrationIds: string[]; bookingIds: string[] },
): Promise<ReadonlySet<string>> {
  const owner = sql<string>`coalesce(${outbox.registrationId}, ${outbox.bookingId})`;
  const rows = await tx
    .select({ owner, told: sql<number>`count(*)::int` })
    .from(outbox)
    .where(
      and(
        eq(outbox.centerId, centerId),
        or(
          inArray(outbox.registrationId, registrationIds),
          and(isNull(outbox.registrationId), inArray(outbox.bookingId, bookingIds)),
        ),
        inArray(outbox.kind, bookingKinds),
        inArray(outbox.state, ["queued", "sent"]),
        gt(outbox.createdAt, new Date(clock.now().getTime() - day)),
      ),
    )
    .groupBy(owner);
  return new Set(rows.flatMap(({ owner, told }) => (mayTellAgain(told) ? [] : [owner])));
}
