import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { appointmentConsentText } from "~/app/domain/sms/texted";
import { findAppointment } from "~/db/queries/appointments";
import type { AppointmentChange } from "./change-appointment.server";
import { endTextConsents } from "./parts/end-text-consents.server";
import { whileHeld } from "./parts/hold-appointments.server";
import { keepTextConsent } from "./parts/keep-text-consent.server";
import { writeAppointmentTrail } from "./parts/save-booking.server";

/** Notes that whoever has an appointment wants texts about it to their number. Said twice is said once. */
export async function agreeToAppointmentTexts(
  services: Services,
  request: AppointmentChange & { language: string },
): Promise<{ outcome: "agreed" } | Refused> {
  if (services.texter === null) return refuse("not-found");
  const { actor, center, bookingId, language } = request;
  const owner = { centerId: center.id, bookingId };
  return whileHeld(services, owner, [], async (tx) => {
    const found = await findAppointment(tx, owner);
    if (found === null) return refuse("not-found");
    const { phoneCipher } = found;
    const words = { textVersion: appointmentConsentText, language };
    const kept = await keepTextConsent(tx, services, { owner, phoneCipher, ...words });
    if (kept.outcome === "refused") return kept;
    if (kept.isNew) {
      const step = { bookingId, action: "texts wanted", from: null, to: null };
      await writeAppointmentTrail(tx, services, actor, [step]);
    }
    return { outcome: "agreed" };
  });
}

/** Whoever has an appointment wants no more texts about it. Twice is once. */
export function endAppointmentTexts(
  services: Services,
  { actor, center, bookingId }: AppointmentChange,
): Promise<{ outcome: "ended" } | Refused> {
  const owner = { centerId: center.id, bookingId };
  return whileHeld(services, owner, [], async (tx) => {
    if (await endTextConsents(tx, services, owner, "own-page")) {
      const step = { bookingId, action: "texts ended", from: null, to: null };
      await writeAppointmentTrail(tx, services, actor, [step]);
    }
    return { outcome: "ended" };
  });
}
