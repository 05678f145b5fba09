import { z } from "zod";
import { contactFields, id, patronLanguage, personName, wholeNumber } from "./fields";

/** A ticket's code, read by the camera or typed. `missing` are the words where there is none. */
export const kioskCheckIn = (missing: string) =>
  z.strictObject({ visitId: id, code: z.string(missing).trim().min(1, missing).max(4096, "too-long") });

/** What a visitor without a ticket is asked. */
export const kioskRegistration = z.strictObject({
  visitId: id,
  name: personName,
  ...contactFields,
  language: patronLanguage,
  partySize: wholeNumber(1, 6),
});

/** A visitor who comes in without a name. */
export const kioskWalkIn = z.strictObject({ visitId: id });
