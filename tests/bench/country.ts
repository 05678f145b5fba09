import type { Services } from "~/app/adapters/services";
import { defaultSettings } from "~/app/domain/centers/settings";
import { anActor, type TestCenter } from "../factories/center";
import { copyLines } from "./ledger/copy-lines";
import type { LedgerSize } from "./ledger/ledger";
import { writeLedger } from "./ledger/write-ledger";

/** What one of the country's centers has in a year. */
export const centerYear = {
  inquiries: 2_500,
  registrations: 600,
  admissions: 350,
  events: 12,
  employers: 5,
  branches: 1,
  referrals: 120,
  appointments: 80,
} as const satisfies LedgerSize;

export const wholeCountry = 20_000;

/**
 * Makes centers and a year of each: `count` with the one that is there already, 65,536 at most.
 * @returns the others
 */
export async function makeCountry(
  services: Services,
  first: Pick<TestCenter, "id">,
  { count, year = centerYear }: { count: number; year?: LedgerSize },
  tell?: (line: string) => void,
): Promise<TestCenter[]> {
  const others = Array.from({ length: count - 1 }, (_, n) => aCountryCenter(services, n + 1));
  const createdAt = services.clock.now().toISOString();
  const lines = others.map(({ id, host, name, timeZone, mailFrom, settings }) => ({
    ...{ id, host, name, time_zone: timeZone, mail_from: mailFrom },
    settings: JSON.stringify(settings),
    created_at: createdAt,
  }));
  await copyLines(services.sql, "centers", lines.values());
  const centerIds = [first.id, ...others.map(({ id }) => id)];
  await writeLedger(services, { centerIds, size: year, years: 1 }, tell);
  return others;
}

/** By its number: the ids of its branch, room and employer are those that the ledger gives to the first of each. */
function aCountryCenter(services: Services, number: number): TestCenter {
  const part = number.toString(16).padStart(4, "0");
  const id = `0000000c-0000-7000-8000-${part}00000000`;
  const firstOf = (kind: number) => `0000000${kind}-${part}-7000-8000-000000000000`;
  const mailFrom = `jobs@library-${number}.example`;
  return {
    ...{ id, host: `library-${number}.example`, name: `Library ${number}`, mailFrom },
    ...{ timeZone: "America/Los_Angeles", locale: "en", settings: defaultSettings(mailFrom), revision: 1 },
    staff: anActor(services, id, "staff"),
    door: anActor(services, id, "door"),
    ...{ branchId: firstOf(1), roomId: firstOf(2), employerId: firstOf(3) },
  };
}
