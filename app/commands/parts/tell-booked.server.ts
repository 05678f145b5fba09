import type { Services } from "~/app/adapters/services";
import { mayTellAgain } from "~/app/domain/outbox/delivery";
import { type BookingKind } from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import { listReachable } from "~/db/queries/contacts";
import { countToldBookings } from "~/db/queries/told-counts";
import { enqueueMessages } from "./enqueue-messages.server";
import type { SlotEvent } from "./hold-slots.server";
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
  const reachable = await listReachable(tx, { centerId: center.id, ...of });
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
  const since = new Date(clock.now().getTime() - day);
  const rows = await countToldBookings(tx, { centerId, registrationIds, bookingIds, since });
  return new Set(rows.flatMap(({ owner, told }) => (mayTellAgain(told) ? [] : [owner])));
}
