import type { CalendarMethod } from "~/app/adapters/calendar/calendar";

export interface OutgoingMail {
  from: { name: string; address: string };
  /** One bare address. */
  to: string;
  replyTo?: string | undefined;
  subject: string;
  html: string;
  text: string;
  /** With or without its angle brackets. A retry sends the same one, so that a mailbox may fold two into one. */
  messageId: string;
  calendar?: { method: CalendarMethod; content: string } | undefined;
  /** Shown where the HTML has `src="cid:..."`. */
  inlineImages?: readonly { cid: string; png: Uint8Array }[] | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * What became of a mail. `retry`: the server was not there, or asked to come back (a 4yz reply). `refused`: it will
 * not take this message (5yz). A reason is codes alone, such as "550 5.1.1 at RCPT TO": never a name or an address.
 */
export type Delivery =
  | { outcome: "sent" }
  | { outcome: "retry"; reason: string }
  | { outcome: "refused"; reason: string };

/** Hands a mail to a server. Never throws for what a server or a network does. */
export interface Mailer {
  send(message: OutgoingMail): Promise<Delivery>;
  /** Ends the connections at once; a mail on its way answers `retry`. */
  close(): void;
}
