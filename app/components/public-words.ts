import type { PublicValue } from "~/app/domain/reports/public-copy";
import type { Unit } from "~/app/domain/reports/registry";
import { dateFormats, dollarFormats, numberFormats } from "~/app/domain/text/formats";
import type { Words } from "~/app/i18n/speak";

const dollars = dollarFormats(2);
const days = dateFormats({ year: "numeric", month: "long", day: "numeric" });
const months = dateFormats({ year: "numeric", month: "short" });
const monthsAlone = dateFormats({ month: "short" });
const counts = numberFormats({});
const shares = numberFormats({ style: "percent" });
const seconds = numberFormats({ style: "unit", unit: "second", maximumFractionDigits: 1 });

/** "3,826", as the page's language writes it. */
export const publicCount = (count: number, t: Words): string => counts(t.locale).format(count);

/** A number of a public report; "Not shown" stands for one under ten, and for one by which such a one could be found. */
export function publicValueWords(value: PublicValue, unit: Unit, t: Words): string {
  if (value === "hidden") return t("publicReport.hidden");
  if (value === null) return t("publicReport.unknown");
  switch (unit) {
    case "share":
      return shares(t.locale).format(value);
    case "seconds":
      return seconds(t.locale).format(value);
    case "cents-an-hour":
      return t("pay.hour", { pay: dollars(t.locale).format(value / 100) });
    default:
      return publicCount(value, t);
  }
}

/** "July 1, 2015". */
export const publicDay = (date: string, t: Words): string =>
  days(t.locale, "UTC").format(new Date(`${date}T00:00:00Z`));

const firstOf = (month: string) => new Date(`${month}-01T00:00:00Z`);

/** "Jul 2015". */
export const publicMonth = (month: string, t: Words): string =>
  months(t.locale, "UTC").format(firstOf(month));

/** "Jul". */
export const publicMonthAlone = (month: string, t: Words): string =>
  monthsAlone(t.locale, "UTC").format(firstOf(month));
