import { createTransport } from "nodemailer";
import { deliveryOf } from "./delivery";
import type { Mailer } from "./mailer";
import { mimeMessage } from "./mime-message";

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
        await transport.sendMail({ ...mimeMessage(message), signal: deadline.signal });
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
