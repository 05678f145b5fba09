import { overlaps, type Period } from "./period";

/** Days and branch of a report that is public, or is to be; all branches where none is named. */
export interface Region {
  period: Period;
  branchId: string | null;
}

export const isSameRegion = (one: Region, other: Region): boolean =>
  one.period.from === other.period.from &&
  one.period.until === other.period.until &&
  one.branchId === other.branchId;

/**
 * True where two public reports would count some of the same days of the same branch, so that subtracting one from the
 * other would give a count of its own. All branches have something of each.
 */
export const sharesDays = (one: Region, other: Region): boolean =>
  overlaps(one.period, other.period) &&
  (one.branchId === null || other.branchId === null || one.branchId === other.branchId);
