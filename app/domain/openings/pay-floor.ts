import type { PayUnit } from "~/app/domain/events/event";

/**
 * How often each unit is paid in a year of full-time work: 2,080 hours (5 CFR 531.203 reckons nearly the same, 2,087),
 * 260 days, 52 weeks, 12 months. Part-time work is compared by the same, so that its rate counts and not its hours.
 */
const perYear: Record<PayUnit, number> = { hour: 2080, day: 260, week: 52, month: 12, year: 1 };

/** Pay in whole cents for one unit of time. */
export interface PayFloor {
  cents: number;
  unit: PayUnit;
}

/** The same pay by another unit, in cents; a fraction of a cent stays. */
export const payBy = (unit: PayUnit, { cents, unit: given }: PayFloor): number =>
  (cents * perYear[given]) / perYear[unit];

/**
 * The least that an opening has to pay in each unit to pay at least so much, in whole cents. What counts is the lowest
 * pay that it promises: an opening for $18 to $24 an hour does not pay at least $20.
 */
export const payFloors = (floor: PayFloor): Record<PayUnit, number> => ({
  hour: Math.ceil(payBy("hour", floor)),
  day: Math.ceil(payBy("day", floor)),
  week: Math.ceil(payBy("week", floor)),
  month: Math.ceil(payBy("month", floor)),
  year: Math.ceil(payBy("year", floor)),
});
