import type { Services } from "~/app/adapters/services";
import type { BookingOrigin } from "~/app/domain/appointments/appointment";
import { decideBooking } from "~/app/domain/bookings/book";
import type { HeldSlot } from "~/app/domain/bookings/hours";
import { mayConfirmAgain } from "~/app/domain/outbox/delivery";
import { type Refused, refuse } from "~/app/domain/refusal";
import { fold } from "~/app/domain/text/fold";
import type { Db } from "~/db/client.server";
import { countConfirmedTo, findAppointment } from "~/db/queries/appointments";
import { listSeats } from "~/db/queries/bookings";
import { bookingCodes, bookings, patrons } from "~/db/schema";
import { enqueueFirstMessages } from "./parts/enqueue-messages.server";
import { holdTimes } from "./parts/hold-appointments.server";
import { handOf } from "./parts/hold-slots.server";
import { inTransaction } from "./parts/in-transaction.server";
import { heldOf, writeAppointmentTrail } from "./parts/save-booking.server";
import { sealPatron } from "./parts/save-registrations.server";
import type { PatronDetails } from "./parts/take-places.server";
import type { AuditActor } from "./parts/write-audit.server";

export interface AppointmentRequest {
  actor: AuditActor;
  center: { id: string; host: string };
  slotId: string;
  /** The form's key, which is the booking's id: posting it again makes nothing more. */
  key: string;
  patron: PatronDetails;
  origin: BookingOrigin;
}

export interface BookedAppointment {
  outcome: "booked";
  bookingId: string;
  /** Opens the appointment's page: a secret. */
  code: string;
}

/**
 * Books a counselor's time for somebody who needs no account. Who asks at the same moment takes turns at the time's row:
 * the second is told that it is taken. Whoever gave an e-mail address is sent a confirmation.
 */
export async function bookAppointment(
  services: Services,
  request: AppointmentRequest,
): Promise<BookedAppointment | Refused> {
  const result = await inTransaction(services, "book-appointment", (tx) => book(tx, services, request));
  services.live.announce({ kind: "outbox" });
  return result;
}

async function book(
  tx: Db,
  services: Services,
  request: AppointmentRequest,
): Promise<BookedAppointment | Refused> {
  const { center, slotId, key, actor, patron } = request;
  const times = await holdTimes(tx, { centerId: center.id, slotIds: [slotId] });
  const slot = times?.get(slotId);
  if (slot === undefined) return refuse("not-found");
  const earlier = await findAppointment(tx, { centerId: center.id, bookingId: key });
  if (earlier !== null) {
    // A form that is sent again says the same; anything else is somebody else at the same screen.
    const isSame = earlier.name !== null && fold(earlier.name) === fold(patron.name);
    return isSame ? booked(services, key) : refuse("form-expired");
  }
  const taken = await listSeats(tx, { centerId: center.id, slotId });
  const wish = { waits: false, by: handOf(actor) };
  const decided = decideBooking(slot, taken, [], wish, services.clock.now());
  if (decided.outcome === "refused" && decided.reason !== "slot-full") return decided;
  if (decided.outcome !== "booked") return refuse("time-taken");
  await save(tx, services, request, slot, decided.seat);
  await writeAppointmentTrail(tx, services, actor, [{ bookingId: key, from: null, to: "booked" }]);
  await confirm(tx, services, request);
  return booked(services, key);
}

const booked = (services: Services, bookingId: string): BookedAppointment => ({
  ...{ outcome: "booked", bookingId },
  code: services.codes.appointment({ bookingId, generation: 1 }).code,
});

async function save(
  tx: Db,
  services: Services,
  { center, slotId, key, patron, origin }: AppointmentRequest,
  slot: HeldSlot,
  seat: number,
): Promise<void> {
  const centerId = center.id;
  await tx.insert(bookings).values({
    ...{ centerId, id: key, slotId, status: "booked", seat, held: heldOf(slot) },
    ...{ language: patron.language, origin, createdAt: services.clock.now() },
  });
  await tx
    .insert(patrons)
    .values({ centerId, id: services.ids.uuid(), bookingId: key, ...sealPatron(services, patron) });
  const { hash: codeHash, keyId } = services.codes.appointment({ bookingId: key, generation: 1 });
  await tx.insert(bookingCodes).values({ centerId, bookingId: key, generation: 1, codeHash, keyId });
}

const day = 86_400_000;

/** Kept and not sent where the address had its share today: a public form fills nobody's mailbox. */
async function confirm(
  tx: Db,
  services: Services,
  { center, key, patron }: AppointmentRequest,
): Promise<void> {
  if (patron.email === null) return;
  const told = await countConfirmedTo(tx, {
    centerId: center.id,
    emailHashes: services.contacts.hashes(patron.email),
    since: new Date(services.clock.now().getTime() - day),
  });
  await enqueueFirstMessages(tx, services, center, [
    {
      kind: "booking-confirmed",
      dedupeKey: `booking-confirmed:${key}:1`,
      bookingId: key,
      sequence: 0,
      // This one is counted already.
      withheld: !mayConfirmAgain(told - 1),
    },
  ]);
}
