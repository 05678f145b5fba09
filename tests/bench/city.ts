import type { Services } from "~/app/adapters/services";
import type { TestCenter } from "../factories/center";
import type { LedgerSize } from "./ledger/ledger";
import { writeLedger } from "./ledger/write-ledger";

/** What five years of a city come to. */
export const fiveYears = {
  inquiries: 1_250_000,
  registrations: 300_000,
  admissions: 200_000,
  events: 4_500,
  employers: 600,
  branches: 73,
  referrals: 60_000,
  appointments: 40_000,
} as const satisfies LedgerSize;

/** A part of it, such as a hundredth: fewer of everything over the same five years. */
export const partOf = (share: number): LedgerSize => {
  const some = (count: number) => Math.max(1, Math.round(count * share));
  return {
    ...{ inquiries: some(fiveYears.inquiries), registrations: some(fiveYears.registrations) },
    ...{ admissions: some(fiveYears.admissions), events: some(fiveYears.events) },
    ...{ employers: some(fiveYears.employers), branches: some(fiveYears.branches) },
    ...{ referrals: some(fiveYears.referrals), appointments: some(fiveYears.appointments) },
  };
};

/** Fills a center with a city's five years. */
export const makeCity = (
  services: Pick<Services, "sql" | "clock">,
  center: Pick<TestCenter, "id">,
  size: LedgerSize,
  tell?: (line: string) => void,
): Promise<void> => writeLedger(services, { centerIds: [center.id], size, years: 5 }, tell);
