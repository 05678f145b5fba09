import { z } from "zod";
import { eventTypes } from "~/app/domain/events/event";
import { mostOpeningsInForm } from "~/app/domain/openings/listing";
import { id, line, optional, text, ticked, wholeNumber } from "~/app/http/fields";
import { type EventFormRules, readMoments } from "./event-moments.server";
import { formRows } from "./form-rows.server";
import { openingForm } from "./opening-form.server";
import { type FormErrors, type FormValues, formErrors, type ParsedForm, readForm } from "./parse-form.server";
import { fieldWords } from "./problems";

// The limits are those of the API: see NewEvent in app/api/schemas/events.ts.

const openingRows = formRows("openings");

/** The jobs on offer, in a form that has more than these. */
export const openingsField = z.array(openingForm).max(mostOpeningsInForm, "too-many").default([]);

const eventFields = z.strictObject({
  /** Staff write a draft for any employer; an employer's own form does not have this field. */
  employerId: optional(id),
  /** Why a published event moves. */
  reason: optional(text(1000)),
  type: z.enum(eventTypes, "not-in-list"),
  title: line(160),
  description: text(10_000),
  whatToBring: optional(text(2000)),
  accommodationContact: optional(line(200)),
  roomId: optional(id),
  capacity: wholeNumber(1, 100_000),
  openings: openingsField,
  /** They have a page of their own, and this form leaves them as they are. */
  openingsApart: ticked,
});

/** The staff's form has these too: how the door works. */
const eventFieldsOfStaff = eventFields.extend({
  walkInReserve: z
    .string()
    .optional()
    .transform((typed) => typed?.trim() || "0")
    .pipe(wholeNumber(0, 100_000)),
  exitScanning: ticked,
});

/** What the form's fields mean: an `EventInput` of the commands, and what else was asked beside it. */
export type EventFormValue = ReturnType<typeof withTimes>;

/** What was posted, and by which button. Only "save" asks for the values to be right. */
export interface PostedEvent {
  button: "save" | "add-opening" | "remove-opening" | "show-room";
  form: FormData;
  /** To show again; after the buttons of openings with one more or less. */
  values: FormValues;
}

/**
 * Reads the event form. "Add another opening", "Remove" and "What is on in this room" post the form too, so that they
 * work without script.
 */
export async function readEventForm(request: Request): Promise<PostedEvent> {
  const form = await formOf(request);
  const removed = form.get("removeOpening");
  const isAdding = form.has("addOpening");
  const isAsking = form.has("showRoom");
  form.delete("showRoom");
  form.delete("removeOpening");
  form.delete("addOpening");
  if (typeof removed === "string") {
    const kept = openingRows.without(form, removed);
    return { button: "remove-opening", form: kept, values: valuesOf(kept) };
  }
  if (!isAdding) return { button: isAsking ? "show-room" : "save", form, values: valuesOf(form) };
  const longer = openingRows.longer(form, "title");
  return { button: "add-opening", form: longer, values: valuesOf(longer) };
}

/** The same as `readEventForm` gives, of values that were kept: a draft that is sent later. */
export function postedFrom(values: FormValues): PostedEvent {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return { button: "save", form, values };
}

/** Says what the values mean, or what is wrong with each. Openings in which nothing was typed are left out. */
export function parseEventForm(
  posted: Pick<PostedEvent, "form">,
  rules: EventFormRules & { isByStaff?: true },
): ParsedForm<EventFormValue> {
  const form = withoutBlankOpenings(posted.form);
  const { moments, rest } = readMoments(form, rules);
  const fields = rules.isByStaff ? readForm(rest, eventFieldsOfStaff) : readForm(rest, eventFields);
  const values = { ...fields.values, ...moments.values };
  if (fields.ok && moments.ok) return { ok: true, value: withTimes(fields.value, moments.value), values };
  const errors = { ...(fields.ok ? {} : fields.errors), ...(moments.ok ? {} : moments.errors) };
  return { ok: false, errors: inFormOrder(errors), values };
}

/** The form without the openings in which nothing was typed. */
export const { withoutBlank: withoutBlankOpenings } = openingRows;

function withTimes(
  {
    employerId,
    reason,
    openings,
    openingsApart,
    ...fields
  }: z.output<typeof eventFields> | z.output<typeof eventFieldsOfStaff>,
  times: Extract<ReturnType<typeof readMoments>["moments"], { ok: true }>["value"],
) {
  return {
    employerId,
    reason,
    event: { ...fields, ...times, openings: openingsApart ? undefined : openings },
  };
}

/** What a command refused, beside the fields it concerns. */
export function eventFormErrors(
  fields: { field: string; problem: string }[] | undefined,
  otherwise: string,
): FormErrors {
  return inFormOrder(formErrors(fields, otherwise));
}

/** An employer has to be chosen where staff write the draft. */
export const employerMissing = (): FormErrors => ({ employerId: fieldWords("employerId", "required") });

const formOrder = [
  "form",
  "employerId",
  "type",
  "title",
  "description",
  "startsAt",
  "endsAt",
  "roomId",
  "capacity",
  "heldFrom",
  "heldUntil",
  "doorsOpenAt",
  "doorsCloseAt",
  "registrationClosesAt",
  "whatToBring",
  "accommodationContact",
  "walkInReserve",
  "exitScanning",
  "openings",
];

/** The summary leads down the page, not up and down. */
function inFormOrder(errors: FormErrors): FormErrors {
  const placeOf = (name: string) => {
    const place = formOrder.indexOf(name.split(".")[0] ?? "");
    return place === -1 ? formOrder.length : place;
  };
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => placeOf(a) - placeOf(b)));
}

/** What was typed, to show again. */
export const valuesOf = (form: FormData): FormValues =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** An unreadable body is an empty form: the person sees which fields are needed. */
async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}
