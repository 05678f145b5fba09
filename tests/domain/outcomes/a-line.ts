import { type OutcomeLine, unknownCounts } from "~/app/domain/outcomes/report";

/** What came of one opening: nothing known but what is said. */
export const aLine = (more: Partial<OutcomeLine> = {}): OutcomeLine => ({
  ...unknownCounts,
  ...{ openingId: null, title: "Warehouse associate" },
  ...{ wageCents: null, wageUnit: null, startsOn: null },
  ...more,
});
