import { z } from "zod";
import { consentActs, matterOf } from "~/app/domain/sharing/consent";
import { id, optional } from "./fields";

/** One word on one matter: an employer of the event, or, without one, what came of it. */
export const consentForm = z
  .strictObject({ employerId: optional(id), act: z.enum(consentActs, "not-in-list") })
  .transform(({ employerId, act }) => ({ matter: matterOf(employerId), act }));

/** What the page says afterwards. */
export function consentDone({ matter, act }: z.infer<typeof consentForm>): string {
  if (matter.purpose === "outcomes") return act === "given" ? "later" : "later-ended";
  return act === "given" ? "given" : "ended";
}
