import { betterAuthAccounts } from "~/app/adapters/accounts/better-auth.server";
import { calendarFile } from "~/app/adapters/calendar/calendar";
import { centerDownloads } from "~/app/adapters/center-copy/center-downloads.server";
import { stoppedClock } from "~/app/adapters/clock/clock";
import { derivedCodes, markOf } from "~/app/adapters/codes/codes.server";
import { signedFormKeys } from "~/app/adapters/codes/form-keys.server";
import { encryptedContacts } from "~/app/adapters/contacts/contacts.server";
import { memoryMailer } from "~/app/adapters/email/memory-mailer";
import { randomIds } from "~/app/adapters/ids/ids.server";
import type { Change, Live } from "~/app/adapters/live/live";
import { prometheusMetrics } from "~/app/adapters/metrics/prometheus.server";
import { webAuthn } from "~/app/adapters/passkeys/web-authn.server";
import { badgePrinter } from "~/app/adapters/pdf/badge-printer.server";
import { sheetPrinter } from "~/app/adapters/pdf/results-sheet.server";
import { qr } from "~/app/adapters/qr/qr";
import { readFrom } from "~/app/adapters/reading/read";
import type { Services } from "~/app/adapters/services";
import { memoryTexter } from "~/app/adapters/sms/memory-texter";
import { noTracer } from "~/app/adapters/tracing/tracer";
import { httpSender } from "~/app/adapters/webhooks/http-sender.server";
import type { Database } from "~/db/client.server";
import { createTestDatabase } from "./database";

/** Noon in Los Angeles on a Tuesday: the instant at which tests begin. */
export const noon = new Date("2026-12-01T20:00:00.000Z");

export const ticketKeys = [{ id: "k1", bytes: new Uint8Array(32).fill(7) }];
export const contactKeys = [{ id: "c1", bytes: new Uint8Array(32).fill(9) }];
const sessionSecret = "a secret that only tests know, 32 signs";

/** Every name leads to one public address: tests of webhooks ask no name server. */
const someAddress = async () => [{ address: "8.8.8.8", family: 4 }];

/** Announces to listeners in this process at once, and keeps what was announced. */
function localLive(): Live & { announced: Change[] } {
  const listeners = new Set<(change: Change | null) => void>();
  const announced: Change[] = [];
  return {
    announced,
    announce: (change) => {
      announced.push(change);
      for (const listener of listeners) listener(change);
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

export type TestServices = Awaited<ReturnType<typeof createTestServices>>;

/** Real parts on a database of its own, but for a clock that stands, mail in memory and changes told in process. */
export async function createTestServices(onStatement?: (text: string, types: readonly number[]) => void) {
  const { database, url, drop } = await createTestDatabase(onStatement);
  return { ...servicesOn(database), url, drop };
}

/** The same parts on a database that is there. */
export function servicesOn({ db, sql }: Pick<Database, "db" | "sql">) {
  const clock = stoppedClock(noon);
  const ids = randomIds(clock);
  return {
    db,
    sql,
    read: readFrom(db),
    clock,
    ids,
    codes: derivedCodes(ticketKeys),
    formKeys: signedFormKeys(sessionSecret),
    contacts: encryptedContacts(contactKeys),
    live: localLive(),
    accounts: betterAuthAccounts({ baseUrl: "http://center.example", sessionSecret }, { db, ids }),
    passkeys: webAuthn,
    downloads: centerDownloads(
      { TICKET_KEY: ticketKeys.map(markOf), CONTACT_KEY: contactKeys.map(markOf) },
      () => undefined,
    ),
    mailer: memoryMailer(),
    oidc: null,
    texter: memoryTexter(),
    webhooks: httpSender({ allowsLoopback: true, resolve: someAddress }),
    qr,
    badges: badgePrinter({ clock, ids }, (error) => {
      throw error;
    }),
    sheets: sheetPrinter,
    calendarFile,
    metrics: prometheusMetrics(),
    tracer: noTracer,
    mailbox: "page" as const,
    keptMails: null,
  } satisfies Services;
}
