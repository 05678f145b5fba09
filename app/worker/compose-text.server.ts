import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { isReminder } from "~/app/domain/outbox/message";
import type { ReminderSettings } from "~/app/domain/outbox/reminder-settings";
import { mayRemind } from "~/app/domain/outbox/reminders";
import { textableNumber } from "~/app/domain/sms/phone";
import { spokenFor } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import type { Reader } from "~/db/queries/messages";
import { findTextConsent, isStopped, type TextOwner } from "~/db/queries/sms";
import { type By, heldBack, type NotNow } from "./compose-reminder.server";
import type { AboutEvent, Composed } from "./sender";

const withheld = (reason: string): Composed => ({ outcome: "withheld", reason });

/**
 * A text to somebody who wants texts, to the number that they agreed to and that did not text STOP since. It says who
 * writes and where to read on, and never of which event: a locked screen shows it to whoever stands by.
 */
export async function composeText(
  { services, sources, sender }: By,
  message: ClaimedMessage,
  about: AboutEvent | null,
  patron: Reader | null,
): Promise<Composed> {
  const { texter, clock, codes } = services;
  const { center, origin } = sender;
  if (texter === null) return withheld("texts are not set up");
  if (about === null || patron === null) return withheld("no number");
  const { settings } = await sources.reminding(center.id);
  const held = isReminder(message.kind)
    ? heldBack(settings, about, patron, clock.now())
    : heldByNight(settings, about, clock.now());
  if (held !== null) return held;
  const owner = { centerId: center.id, registrationId: patron.registrationId };
  const found = await findNumber({ services, sources, sender }, owner, texter.from);
  if (typeof found !== "string") return found;
  const { registrationId, generation, keyId } = patron;
  const { code } = codes.manage({ registrationId, generation, keyId });
  const t = wordsIn(spokenFor(patron.language, center));
  const values = { center: shortName(center.name), link: `${origin}/m/${code}` };
  return {
    outcome: "text",
    text: {
      to: found,
      body: isReminder(message.kind) ? t("sms.reminder", values) : t("sms.news", values),
      messageId: message.messageId,
      statusCallback: `${origin}/sms/receipts?message=${message.id}`,
    },
  };
}

/** News wait for the morning, where that is soon enough. */
function heldByNight(settings: ReminderSettings, { event }: AboutEvent, now: Date): NotNow | null {
  const hour = mayRemind({ startsAt: event.startsAt, zone: event.timeZone }, settings.quiet, now);
  return hour.outcome === "later" ? { outcome: "put-off", until: hour.at } : null;
}

/** The number that an owner's texts go to, or why none does. */
export async function findNumber(
  { services }: By,
  owner: TextOwner,
  from: string,
): Promise<string | Composed> {
  const { db, contacts } = services;
  const consent = await findTextConsent(db, owner);
  if (consent === null || consent.phoneCipher === null) return withheld("no consent");
  const number = textableNumber(contacts.open(consent.phoneCipher), from);
  if (number === null) return withheld("no number that texts reach");
  const phoneHashes = contacts.hashes(number);
  if (!phoneHashes.includes(consent.phoneHash)) return withheld("no consent for this number");
  return (await isStopped(db, { phoneHashes })) ? withheld("the number texted STOP") : number;
}

/** So that a text stays one: gateways count by 160 signs. */
export function shortName(name: string): string {
  const letters = Array.from(name);
  return letters.length <= 40 ? name : `${letters.slice(0, 39).join("").trimEnd()}…`;
}
