import { z } from "zod";
import { sheetKinds } from "~/app/domain/labels/label-sheets";
import { ticked, wholeNumber } from "./fields";

/** What badges are printed on, for whom and with what. */
export const badgeForm = z.strictObject({
  sheet: z.enum(sheetKinds, "not-in-list"),
  who: z.enum(["registered", "nobody"], "not-in-list"),
  withQr: ticked,
  startAt: wholeNumber(1, 8),
  blanks: wholeNumber(0, 500),
});
