import type { Accounts } from "~/app/adapters/accounts/accounts";
import { stoppedClock } from "~/app/adapters/clock/clock";
import { derivedCodes } from "~/app/adapters/codes/codes.server";
import { signedFormKeys } from "~/app/adapters/codes/form-keys.server";
import { encryptedContacts } from "~/app/adapters/contacts/contacts.server";
import { memoryMailer } from "~/app/adapters/email/memory-mailer";
import { randomIds } from "~/app/adapters/ids/ids.server";
import type { Change, Live } from "~/app/adapters/live/live";
import type { Services } from "~/app/adapters/services";
import { createTestDatabase } from "./database";

/** Noon in Los Angeles on a Tuesday: the instant at which tests begin. */
export const noon = new Date("2026-12-01T20:00:00.000Z");

export const ticketKeys = [{ id: "k1", bytes: new Uint8Array(32).fill(7) }];
export const contactKeys = [{ id: "c1", bytes: new Uint8Array(32).fill(9) }];

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

/** Nobody signs in: tests of commands pass an actor themselves. */
function noAccounts(): Accounts {
  const absent = () => Promise.reject(new Error("this test has no accounts"));
  return {
    findSession: () => Promise.resolve(null),
    signIn: absent,
    giveCode: absent,
    signOut: absent,
    signUp: absent,
    confirmEmail: absent,
    makeSignInLink: absent,
    redeemSignInLink: absent,
    makeResetLink: absent,
    resetPassword: absent,
    changePassword: absent,
    beginTotp: absent,
    proveTotp: absent,
    endTotp: absent,
    renewRecoveryCodes: absent,
    hashPassword: absent,
    addPerson: absent,
  };
}

export type TestServices = Awaited<ReturnType<typeof createTestServices>>;

/** Real parts on a database of its own, but for a clock that stands, mail in memory and changes told in process. */
export async function createTestServices() {
  const { database, url, drop } = await createTestDatabase();
  const clock = stoppedClock(noon);
  const mailer = memoryMailer();
  const live = localLive();
  const services = {
    db: database.db,
    sql: database.sql,
    clock,
    ids: randomIds(clock),
    codes: derivedCodes(ticketKeys),
    formKeys: signedFormKeys("a secret that only tests know, 32 signs"),
    contacts: encryptedContacts(contactKeys),
    live,
    accounts: noAccounts(),
    mailer,
    mailbox: "page" as const,
  } satisfies Services;
  return { ...services, url, drop };
}
