import { z } from "zod";
import type { FairEntry } from "~/app/domain/fairs/entry";
import { longestName, namesIn } from "~/app/domain/fairs/representatives";
import { openingsField, readEventForm, withoutBlankOpenings } from "./event-form.server";
import { valuesOfOpenings } from "./event-values.server";
import { optional, text } from "./fields";
import { type FormValues, type ParsedForm, readForm } from "./parse-form.server";

const entryForm = z.strictObject({
  openings: openingsField,
  equipment: optional(text(500)),
  names: z
    .string()
    .max(20_000, "too-long")
    .default("")
    .transform(namesIn)
    .refine((names) => names.every((name) => name.length <= longestName), "too-long"),
});

/** An entry as it was posted; the first button alone saves. */
export type PostedEntry =
  | { button: "save"; entry: ParsedForm<FairEntry> }
  | { button: "add-opening" | "remove-opening" | "show-room"; values: FormValues };

/** Reads what an employer brings to an event. Openings in which nothing was typed are left out. */
export async function readFairEntry(request: Request): Promise<PostedEntry> {
  const { button, form, values } = await readEventForm(request);
  if (button !== "save") return { button, values };
  return { button, entry: readForm(withoutBlankOpenings(form), entryForm) };
}

/** What an employer brings, as the form shows it. */
export const valuesOfEntry = ({ openings, equipment, names }: FairEntry): FormValues => ({
  ...valuesOfOpenings(openings),
  equipment: equipment ?? "",
  names: names.join("\n"),
});
