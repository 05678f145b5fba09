import type { Services } from "~/app/adapters/services";
import { mayConfirmAgain } from "~/app/domain/outbox/delivery";
import { textableNumber } from "~/app/domain/sms/phone";
import { appointmentConsentText } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { countConfirmedTo } from "~/db/queries/appointment-counts";
import { findAppointment } from "~/db/queries/appointments";
import { countAgreedTo } from "~/db/queries/sms";
import { enqueueFirstMessages } from "./enqueue-messages.server";
import { keepTextConsent } from "./keep-text-consent.server";
import { textKey } from "./write-reminders.server";

const day = 86_400_000;

interface Confirmed {
  center: { id: string; host: string };
  bookingId: string;
  email: string | null;
}

/**
 * Confirms an appointment that was just booked to its address, and by text to who wants texts. What goes to an address or
 * a number that had its share today is kept and not sent: a public form fills nobody's mailbox and no phone.
 */
export async function confirmAppointment(
  tx: Db,
  services: Services,
  { center, bookingId, email }: Confirmed,
  texts: { language: string } | null,
): Promise<void> {
  const since = new Date(services.clock.now().getTime() - day);
  const of = { kind: "booking-confirmed" as const, bookingId, sequence: 0 };
  const key = `booking-confirmed:${bookingId}:1`;
  const mail = email === null ? null : await toldByMail(tx, services, center.id, email, since);
  const text = texts && (await toldByText(tx, services, { centerId: center.id, bookingId }, texts, since));
  await enqueueFirstMessages(tx, services, center, [
    // The one that is confirmed is among them already.
    ...(mail === null ? [] : [{ ...of, dedupeKey: key, withheld: !mayConfirmAgain(mail - 1) }]),
    ...(text === null
      ? []
      : [
          {
            ...of,
            channel: "sms" as const,
            dedupeKey: `${textKey}${key}`,
            withheld: !mayConfirmAgain(text - 1),
          },
        ]),
  ]);
}

/** How many appointments were booked for an address since. */
const toldByMail = (tx: Db, { contacts }: Services, centerId: string, email: string, since: Date) =>
  countConfirmedTo(tx, { centerId, emailHashes: contacts.hashes(email), since });

/** Notes that they want texts. @returns how many agreed to texts to this number since; null where none can be sent */
async function toldByText(
  tx: Db,
  services: Services,
  owner: { centerId: string; bookingId: string },
  { language }: { language: string },
  since: Date,
): Promise<number | null> {
  const { texter, contacts } = services;
  const phoneCipher = (await findAppointment(tx, owner))?.phoneCipher ?? null;
  const words = { textVersion: appointmentConsentText, language };
  const agreed = await keepTextConsent(tx, services, { owner, phoneCipher, ...words });
  const number = texter && textableNumber(contacts.openIfAny(phoneCipher) ?? "", texter.from);
  if (agreed.outcome === "refused" || number === null) return null;
  return countAgreedTo(tx, { centerId: owner.centerId, phoneHashes: contacts.hashes(number), since });
}
