import type { Services } from "~/app/adapters/services";
import type { BookingOrigin } from "~/app/domain/appointments/appointment";
import { mostAhead } from "~/app/domain/appointments/limit";
import { decideBooking } from "~/app/domain/bookings/book";
import type { HeldSlot } from "~/app/domain/bookings/hours";
import type { CenterSettings } from "~/app/domain/centers/settings";
import { type Refused, refuse } from "~/app/domain/refusal";
import { fold } from "~/app/domain/text/fold";
import type { Db } from "~/db/client.server";
import { findAppointment } from "~/db/queries/appointments";
import { listSeats } from "~/db/queries/bookings";
import { bookingCodes, bookings, patrons } from "~/db/schema";
import { confirmAppointment } from "./parts/confirm-appointment.server";
import { holdTimes } from "./parts/hold-appointments.server";
import { handOf } from "./parts/hold-slots.server";
import { inTransaction } from "./parts/in-transaction.server";
import { mayBookAnother } from "./parts/limit-appointments.server";
import { heldOf, writeAppointmentTrail } from "./parts/save-booking.server";
import { sealPatron } from "./parts/save-registrations.server";
import type { PatronDetails } from "./parts/take-places.server";
import type { AuditActor } from "./parts/write-audit.server";

export interface AppointmentRequest {
  actor: AuditActor;
  /** Without settings it allows as many ahead as a new center does. */
  center: { id: string; host: string; settings?: Pick<CenterSettings, "mostAppointments"> };
  slotId: string;
  /** The form's key, which is the booking's id: posting it again makes nothing more. */
  key: string;
  patron: PatronDetails;
  origin: BookingOrigin;
  /** They want texts: they agreed to the words in this language. */
  texts?: { language: string } | null;
}

export interface BookedAppointment {
  outcome: "booked";
  bookingId: string;
  /** Opens the appointment's page: a secret. */
  code: string;
}

/**
 * Books a counselor's time for somebody who needs no account. Who asks at the same moment takes turns at the time's row:
 * the second is told that it is taken. Whoever gave an e-mail address is sent a confirmation, and who wants texts a text.
 * By themselves they may have so many ahead of them as the center's settings say.
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
  const { email, phone } = patron;
  const booker = { centerId: center.id, email, phone, by: wish.by };
  const may = await mayBookAnother(tx, services, booker, mostAhead(center.settings ?? {}));
  if (may.outcome === "refused") return may;
  await save(tx, services, request, slot, decided.seat);
  await writeAppointmentTrail(tx, services, actor, [{ bookingId: key, from: null, to: "booked" }]);
  await confirmAppointment(
    tx,
    services,
    { center, bookingId: key, email: patron.email },
    request.texts ?? null,
  );
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
