import { z } from "zod";
import { jobAnswers } from "~/app/domain/outcomes/own-job";
import type { Words } from "~/app/i18n/speak";

/** Whether a visitor found work, in the words of their page where nothing was chosen. */
export const jobForm = (t: Words) =>
  z.strictObject({ answer: z.string(t("after.jobMissing")).pipe(z.enum(jobAnswers, "not-in-list")) });
