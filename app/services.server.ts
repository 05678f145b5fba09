import { betterAuthAccounts } from "~/app/adapters/accounts/better-auth.server";
import { calendarFile } from "~/app/adapters/calendar/calendar";
import { centerDownloads } from "~/app/adapters/center-copy/center-downloads.server";
import { systemClock } from "~/app/adapters/clock/clock";
import { derivedCodes, markOf } from "~/app/adapters/codes/codes.server";
import { signedFormKeys } from "~/app/adapters/codes/form-keys.server";
import { encryptedContacts } from "~/app/adapters/contacts/contacts.server";
import { absentMailer } from "~/app/adapters/email/absent-mailer";
import { mailboxMailer } from "~/app/adapters/email/mailbox-mailer.server";
import { smtpMailer } from "~/app/adapters/email/smtp-mailer.server";
import { randomIds } from "~/app/adapters/ids/ids.server";
import { postgresLive } from "~/app/adapters/live/postgres-live.server";
import { prometheusMetrics } from "~/app/adapters/metrics/prometheus.server";
import { providerOidc } from "~/app/adapters/oidc/provider-oidc.server";
import { webAuthn } from "~/app/adapters/passkeys/web-authn.server";
import { badgePrinter } from "~/app/adapters/pdf/badge-printer.server";
import { sheetPrinter } from "~/app/adapters/pdf/results-sheet.server";
import { qr } from "~/app/adapters/qr/qr";
import { readFrom } from "~/app/adapters/reading/read";
import { readFromReplica } from "~/app/adapters/reading/read-from-replica.server";
import type { Services } from "~/app/adapters/services";
import { httpTexter } from "~/app/adapters/sms/http-texter.server";
import { mailboxTexter } from "~/app/adapters/sms/mailbox-texter";
import { noTracer, type Tracer } from "~/app/adapters/tracing/tracer";
import { httpSender } from "~/app/adapters/webhooks/http-sender.server";
import type { Config } from "~/app/config.server";
import { connect, connectInTwo } from "~/db/client.server";

export interface OpenServices extends Services {
  /** Closes connections; running statements get two seconds. */
  close(): Promise<void>;
}

/** Puts the real parts behind the ports. The only place that chooses. */
export function openServices(
  config: Config,
  databaseUrl: string,
  onError: (error: unknown) => void,
  tracer: Tracer = noTracer,
): OpenServices {
  const prepare = config.prepareStatements;
  const { db, sql, max, close } = connectInTwo(databaseUrl, { prepare });
  const replica = config.replicaDatabaseUrl === null ? null : connect(config.replicaDatabaseUrl, { prepare });
  const read = replica === null ? readFrom(db) : readFromReplica({ db, sql }, replica, onError);
  const clock = systemClock;
  const ids = randomIds(clock);
  const live = postgresLive(sql, config.directDatabaseUrl ?? databaseUrl, onError);
  const contacts = encryptedContacts(config.contactKeys);
  const base = { db, sql, read, clock, ids, live, contacts };
  const isKept = config.smtpUrl === null && !config.production;
  const keptMails = isKept ? mailboxMailer({ dataDir: config.dataDir, clock }) : null;
  const mailer = keptMails ?? (config.smtpUrl === null ? absentMailer : smtpMailer(config.smtpUrl));
  const { smsGateway } = config;
  const texter = smsGateway === null ? keptMails && mailboxTexter(keptMails) : httpTexter(smsGateway);
  const codes = derivedCodes(config.ticketKeys);
  const badges = badgePrinter(base, onError);
  const metrics = prometheusMetrics();
  metrics.watch("poolSize", () => max);
  return {
    ...base,
    codes,
    formKeys: signedFormKeys(config.sessionSecret),
    accounts: betterAuthAccounts(config, base),
    passkeys: webAuthn,
    downloads: centerDownloads(
      { TICKET_KEY: config.ticketKeys.map(markOf), CONTACT_KEY: config.contactKeys.map(markOf) },
      onError,
    ),
    mailer,
    oidc: config.oidc === null ? null : providerOidc(config.oidc, { clock, ids }),
    texter,
    webhooks: httpSender({ allowsLoopback: config.webhooksToLoopback }),
    qr,
    badges,
    sheets: sheetPrinter,
    calendarFile,
    metrics,
    tracer,
    keptMails,
    mailbox: isKept ? "page" : "smtp",
    close: async () => {
      badges.close();
      mailer.close();
      await live.close();
      await replica?.close();
      await Promise.all([close(), tracer.close()]);
    },
  };
}
