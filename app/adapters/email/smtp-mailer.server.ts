import { createTransport, type SendMailOptions } from "nodemailer";
import { deliveryOf } from "./delivery";
import type { Mailer, OutgoingMail } from "./mailer";

/** In milliseconds. */
export interface SmtpTimeouts {
  /** From the name look-up until the server has greeted. */
  connection: number;
  /** Silence on an open connection. */
  socket: number;
  /** A send from end to end: a server that trickles its replies defeats the others. */
  whole: number;
}

const patience: SmtpTimeouts = { connection: 10_000, socket: 20_000, whole: 30_000 };

export interface SmtpOptions {
  timeouts?: Partial<SmtpTimeouts> | undefined;
  /** Connections kept open, 5 where not said: more mails than that at once wait, and their time runs. */
  connections?: number | undefined;
}

/**
 * Sends by SMTP over a pool of connections. The URL is `smtp://` (STARTTLS where offered) or `smtps://` (TLS from
 * the start), with user and password where the server asks. Certificates are checked, but on this machine itself;
 * credentials never cross a network in the clear unless the URL says `?requireTLS=false`.
 */
export function smtpMailer(smtpUrl: string, { timeouts, connections = 5 }: SmtpOptions = {}): Mailer {
  const limits = { ...patience, ...timeouts };
  const transport = createTransport({
    pool: true,
    url: smtpUrl,
    ...securityOf(new URL(smtpUrl)),
    maxConnections: connections,
    // One second try covers a connection that the server closed while it was idle; the outbox does the rest.
    maxRequeues: 1,
    dnsTimeout: limits.connection,
    connectionTimeout: limits.connection,
    socketTimeout: limits.socket,
    socketCloseTimeout: 1_000,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (message) => {
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), limits.whole);
      try {
        await transport.sendMail({ ...composed(message), signal: deadline.signal });
        return { outcome: "sent" };
      } catch (error) {
        return deliveryOf(error);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => transport.close({ force: true }),
  };
}

function securityOf(url: URL) {
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (isHere) return { tls: { rejectUnauthorized: false } };
  return url.username === "" || url.searchParams.has("requireTLS") ? {} : { requireTLS: true };
}

/** Addresses go as objects: nodemailer would read a list out of a string with a comma. */
function composed(message: OutgoingMail): SendMailOptions {
  const { from, to, replyTo, subject, html, text, messageId, calendar } = message;
  return {
    from: { name: headerText(from.name), address: from.address },
    to: { name: "", address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: "", address: replyTo } }),
    subject: headerText(subject),
    html,
    text,
    messageId: headerText(messageId),
    headers: { ...cleanHeaders(message.headers ?? {}), "Auto-Submitted": "auto-generated" },
    ...(calendar === undefined ? {} : { icalEvent: { ...calendar, filename: "invite.ics" } }),
    attachments: (message.inlineImages ?? []).map(({ cid, png }) => ({
      cid,
      content: Buffer.from(png),
      filename: `${cid.replace(/[^\w-].*/, "")}.png`,
      contentType: "image/png",
      contentDisposition: "inline" as const,
    })),
  };
}

/** A header is one line of printable text (RFC 5322, 2.2). */
const headerText = (text: string) => text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, " ").trim();

const cleanHeaders = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [headerText(name), headerText(value)]));
