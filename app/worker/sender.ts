import type { OutgoingMail } from "~/app/adapters/email/mailer";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import type { Center } from "~/db/queries/centers";
import type { MailEvent } from "~/emails/props";
import type { Letter } from "~/emails/render.server";

export interface Sender {
  center: Center;
  origin: string;
}

export type Composed = { outcome: "mail"; mail: OutgoingMail } | { outcome: "withheld"; reason: string };

/** What a message tells of an event, as it was at the message's revision. */
export interface AboutEvent {
  event: MailEvent;
  before: MailEvent | null;
  isOver: boolean;
  canReturn: boolean;
}

/** What every mail says of its center. */
export const mailCenter = (center: Center) => ({
  name: center.name,
  contactEmail: center.settings.contactEmail,
  brandColor: center.settings.brandColor,
});

/** What every mail of a center has; a retry keeps its Message-ID. */
export const envelope = (center: Center, message: ClaimedMessage, letter: Letter) => ({
  from: { name: center.name, address: center.mailFrom },
  replyTo: center.settings.contactEmail,
  messageId: message.messageId,
  ...letter,
});
