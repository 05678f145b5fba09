import { z } from "zod";
import {
  type Accommodation,
  accommodationKinds,
  longestAccommodation,
  readAccommodation,
} from "~/app/domain/accommodations/accommodation";
import { optional, text } from "./fields";

/** What a form asks of somebody who needs help to take part; both may be left empty. */
export const accommodationFields = {
  accommodationKind: z
    .string()
    .optional()
    .transform((typed) => typed?.trim() || null)
    .pipe(z.union([z.null(), z.enum(accommodationKinds)], "not-in-list")),
  accommodationText: optional(text(longestAccommodation)),
};

interface Fields {
  accommodationKind: Accommodation["kind"] | null;
  accommodationText: string | null;
}

const read = (form: Fields) => readAccommodation(form.accommodationKind, form.accommodationText);

/** What was asked for; null where nothing was. */
export function accommodationIn(form: Fields): Accommodation | null {
  const asked = read(form);
  return asked.outcome === "asked" ? asked.accommodation : null;
}

const fieldNames = { kind: "accommodationKind", text: "accommodationText" } as const;

/** Says beside its field what a request still lacks. */
export function checkAccommodation(form: Fields, problems: z.RefinementCtx): void {
  const asked = read(form);
  if (asked.outcome === "incomplete") {
    problems.addIssue({ code: "custom", path: [fieldNames[asked.field]], message: "required" });
  }
}

/** A form of its own, which has to ask for something. */
export const accommodationForm = z.strictObject(accommodationFields).transform((form, problems) => {
  const asked = read(form);
  if (asked.outcome === "asked") return asked.accommodation;
  const field = asked.outcome === "incomplete" ? asked.field : "kind";
  problems.addIssue({ code: "custom", path: [fieldNames[field]], message: "required" });
  return z.NEVER;
});
