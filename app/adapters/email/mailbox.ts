import type { OutgoingMail } from "./mailer";

/** A mail that was kept instead of sent. */
export interface KeptMail extends Omit<OutgoingMail, "inlineImages"> {
  id: string;
  at: Date;
  /** Each as a data: address. */
  inlineImages: readonly { cid: string; dataUrl: string }[];
}

/** Where mails can be read while no server sends them: in every process that has the folder. */
export interface Mailbox {
  /** The newest first. `host` is the center's: the host in the Message-ID. */
  list(host: string): Promise<KeptMail[]>;
  find(host: string, id: string): Promise<KeptMail | null>;
}
