import { z } from "zod";
import { figureKeys } from "~/app/domain/reports/figure";
import { calendarDate, id, line, optional, ticked, wholeNumber } from "./fields";
import { periodForm } from "./report-search.server";

const most = 1_000_000_000;
const figure = z.enum(figureKeys, "required");

/** A figure from before, as an admin types it. */
export const openingBalanceForm = z
  .strictObject({
    figure,
    from: calendarDate,
    until: calendarDate,
    value: wholeNumber(0, most),
    isAtLeast: ticked,
    source: line(300),
  })
  .refine(({ from, until }) => from <= until, { path: ["until"], message: "ends-before-start" });

/** A year's target, for all branches where none is chosen. */
export const targetForm = z.strictObject({
  figure,
  branchId: optional(id),
  year: wholeNumber(2000, 2100),
  value: wholeNumber(0, most),
});

/** Which days and branch are to be public. */
export const publicationForm = periodForm.and(z.object({ branch: optional(id) }));
