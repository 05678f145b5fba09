import { z } from "zod";
import { visitAnswers } from "~/app/domain/sharing/visit";

/** Digits that somebody typed at a table, or the address that a QR code holds. */
export const tableForm = z.strictObject({
  code: z
    .string({ error: "required" })
    .max(500, "too-long")
    .transform((typed) => typed.trim())
    .pipe(z.string().min(1, "required")),
});

/** What a visitor chose on an employer's screen, with the number from their ticket. */
export const choiceForm = z.strictObject({
  answer: z.enum(visitAnswers, "not-in-list"),
  number: z.string().max(40, "too-long").optional(),
});
