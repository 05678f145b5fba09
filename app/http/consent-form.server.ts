import { z } from "zod";
import { consentActs, matterOf, sharingLevels } from "~/app/domain/sharing/consent";
import { id, optional } from "./fields";

/** One word on one matter: an employer of the event and how much it gets, or, without one, what came of it. */
export const consentForm = z
  .strictObject({
    employerId: optional(id),
    act: z.enum(consentActs, "not-in-list"),
    level: z.enum(sharingLevels, "not-in-list").optional(),
  })
  .transform(({ employerId, act, level }) => ({ matter: matterOf(employerId, level), act }));

/** What the page says afterwards. */
export function consentDone({ matter, act }: z.infer<typeof consentForm>): string {
  if (matter.purpose === "outcomes") return act === "given" ? "later" : "later-ended";
  if (act === "taken-back") return "ended";
  return matter.purpose === "employer" ? "given" : "named";
}
