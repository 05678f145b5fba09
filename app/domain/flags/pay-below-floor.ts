import type { PayUnit } from "~/app/domain/events/event";
import { fold } from "~/app/domain/text/fold";
import { wordsOf } from "~/app/domain/text/words";
import type { Finding, FlaggableOpening, WageFloor } from "./flag";

/** Hours that pay is for, as a fraction: a full-time day has 8, a week 40, a year 52 weeks and so 2,080. */
const hours: Record<PayUnit, readonly [number, number]> = {
  hour: [1, 1],
  day: [8, 1],
  week: [40, 1],
  month: [2080, 12],
  year: [2080, 1],
};

/**
 * What pay is worth an hour, in whole cents and rounded down. Null where nobody can tell: part-time pay by the week,
 * month or year is for hours that the posting does not say.
 */
export function hourlyCents(
  pay: Pick<FlaggableOpening, "payMinCents" | "payUnit" | "employmentType">,
): number | null {
  const isByTime = pay.payUnit === "hour" || pay.payUnit === "day";
  if (pay.employmentType === "part-time" && !isByTime) return null;
  const [many, parts] = hours[pay.payUnit];
  return Math.floor((pay.payMinCents * parts) / many);
}

/**
 * The floor that holds at a place on a day: of each area the latest that has begun, of two for one day the higher, and
 * of those whose area the place lies in the highest. Null where none does.
 * @param on the day, `2026-12-01`
 */
export function floorAt(floors: readonly WageFloor[], place: string, on: string): WageFloor | null {
  const begun = floors.filter(({ fromDate }) => fromDate <= on).toSorted(byDayThenPay);
  // Of each area the last one stands.
  const latest = new Map(begun.map((floor) => [areaOf(floor), floor]));
  const here = [...latest.values()].filter(({ areaWords }) => isIn(areaWords, place));
  return here.toSorted((a, b) => b.hourlyCents - a.hourlyCents)[0] ?? null;
}

const byDayThenPay = (a: WageFloor, b: WageFloor) =>
  a.fromDate.localeCompare(b.fromDate) || a.hourlyCents - b.hourlyCents;

const areaOf = ({ areaWords }: WageFloor) => areaWords.map(fold).toSorted().join("|");

/** True where one of an area's words stands whole in the address. */
function isIn(areaWords: readonly string[], place: string): boolean {
  const inWords = (text: string) => ` ${wordsOf(text).join(" ")} `;
  return areaWords.length === 0 || areaWords.some((area) => inWords(place).includes(inWords(area)));
}

/**
 * Finds pay whose lowest figure is under the floor of its worksite, or of the event's place where it names none.
 */
export function payBelowFloor(
  opening: FlaggableOpening,
  { floors, place, on }: { floors: readonly WageFloor[]; place: string; on: string },
): Finding | null {
  const floor = floorAt(floors, opening.worksite ?? place, on);
  const hourly = hourlyCents(opening);
  if (floor === null || hourly === null || hourly >= floor.hourlyCents) return null;
  const { payMinCents, payUnit } = opening;
  return {
    found: `${dollars(hourly)} an hour, under ${dollars(floor.hourlyCents)}`,
    lookedAt: [`${payMinCents} a ${payUnit}`, `${floor.hourlyCents} from ${floor.fromDate}`, floor.source],
    source: floor.source,
  };
}

const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;
