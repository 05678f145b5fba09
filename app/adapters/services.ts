import type { Accounts } from "~/app/adapters/accounts/accounts";
import type { CalendarFile } from "~/app/adapters/calendar/calendar";
import type { CenterDownloads } from "~/app/adapters/center-copy/center-copy";
import type { Clock } from "~/app/adapters/clock/clock";
import type { Codes } from "~/app/adapters/codes/codes.server";
import type { FormKeys } from "~/app/adapters/codes/form-keys.server";
import type { Contacts } from "~/app/adapters/contacts/contacts.server";
import type { Mailbox } from "~/app/adapters/email/mailbox";
import type { Mailer } from "~/app/adapters/email/mailer";
import type { Ids } from "~/app/adapters/ids/ids.server";
import type { Live } from "~/app/adapters/live/live";
import type { Metrics } from "~/app/adapters/metrics/metrics";
import type { Oidc } from "~/app/adapters/oidc/oidc";
import type { Passkeys } from "~/app/adapters/passkeys/passkeys";
import type { BadgePrinter } from "~/app/adapters/pdf/badge-printer";
import type { SheetPrinter } from "~/app/adapters/pdf/results-sheet";
import type { Qr } from "~/app/adapters/qr/qr";
import type { Read } from "~/app/adapters/reading/read";
import type { Texter } from "~/app/adapters/sms/texter";
import type { Tracer } from "~/app/adapters/tracing/tracer";
import type { WebhookSender } from "~/app/adapters/webhooks/webhook-sender";
import type { Db, Sql } from "~/db/client.server";

/** The ports that commands use. The composition root alone decides what stands behind them. */
export interface Services {
  db: Db;
  sql: Sql;
  /** For pages and files that only read and are worth another server's time. */
  read: Read;
  clock: Clock;
  ids: Ids;
  codes: Codes;
  formKeys: FormKeys;
  contacts: Contacts;
  live: Live;
  accounts: Accounts;
  downloads: CenterDownloads;
  passkeys: Passkeys;
  mailer: Mailer;
  /** Null where no provider is configured: people sign in by password and mailed link alone. */
  oidc: Oidc | null;
  /** Null where no gateway is configured: nobody is asked whether they want texts. */
  texter: Texter | null;
  webhooks: WebhookSender;
  qr: Qr;
  badges: BadgePrinter;
  sheets: SheetPrinter;
  calendarFile: CalendarFile;
  metrics: Metrics;
  tracer: Tracer;
  /** Where mail can be read when no SMTP server is configured; never in production. */
  mailbox: "page" | "smtp";
  /** The mails that were kept instead of sent; null where they are sent. */
  keptMails: Mailbox | null;
}
