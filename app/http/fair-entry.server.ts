import { z } from "zod";
import type { Opening } from "~/app/domain/events/openings";
import type { FairEntry } from "~/app/domain/fairs/entry";
import { mostRepresentatives } from "~/app/domain/fairs/representatives";
import { openingsField, readEventForm, valuesOf, withoutBlankOpenings } from "./event-form.server";
import { openingsValues } from "./event-values.server";
import { email, optional, personName, text, ticked } from "./fields";
import { formRows } from "./form-rows.server";
import { type FormValues, type ParsedForm, readForm } from "./parse-form.server";

const peopleRows = formRows("people");

const entryForm = z
  .strictObject({
    openings: openingsField,
    openingsApart: ticked,
    equipment: optional(text(500)),
    people: z
      .array(z.strictObject({ name: personName, email: optional(email) }))
      .max(mostRepresentatives, "too-many-names")
      .default([]),
  })
  .transform(({ openings, openingsApart, ...rest }) => ({
    ...rest,
    openings: openingsApart ? null : openings,
  }));

/** An entry as it was posted; the first button alone saves. */
export type PostedEntry =
  | { button: "save"; entry: ParsedForm<FairEntry> }
  | { button: "add-opening" | "remove-opening" | "show-room" | "add-person"; values: FormValues };

/** Reads what an employer brings to an event. Rows in which nothing was typed are left out. */
export async function readFairEntry(request: Request): Promise<PostedEntry> {
  const { button, form, values } = await readEventForm(request);
  if (button !== "save") return { button, values };
  if (form.has("addPerson")) {
    form.delete("addPerson");
    return { button: "add-person", values: valuesOf(peopleRows.longer(form, "name")) };
  }
  return { button, entry: readForm(peopleRows.withoutBlank(withoutBlankOpenings(form)), entryForm) };
}

/** An entry as it is kept, with all of its openings. */
type KeptEntry = FairEntry & { openings: readonly Opening[] };

/** What an employer brings, as the form shows it. Whose name was forgotten is in no row. */
export const valuesOfEntry = ({ openings, equipment, people }: KeptEntry): FormValues => ({
  ...openingsValues(openings),
  equipment: equipment ?? "",
  ...Object.fromEntries(
    people
      .filter(({ name }) => name !== "")
      .flatMap(({ name, email: address }, n) => [
        [`people.${n}.name`, name],
        [`people.${n}.email`, address ?? ""],
      ]),
  ),
});
