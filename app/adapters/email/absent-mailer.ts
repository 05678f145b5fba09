import type { Mailer } from "./mailer";

/** Stands where no server is configured: every mail waits, so that none counts as sent. */
export const absentMailer: Mailer = {
  send: () => Promise.resolve({ outcome: "retry", reason: "SMTP_URL is not set" }),
  close: () => {},
};
