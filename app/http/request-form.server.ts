import type { RoomDayView } from "~/app/components/room-day";
import type { Refused } from "~/app/domain/refusal";
import {
  type EventFormValue,
  eventFormErrors,
  parseEventForm,
  postedFrom,
  readEventForm,
} from "./event-form.server";
import type { EventFormRules } from "./event-moments.server";
import { id } from "./fields";
import type { FormErrors, FormValues } from "./parse-form.server";
import { problemWords } from "./problems";
import { messageOf, statusOf } from "./refusals";

/** An employer's request as it was posted: read, and what it means where it is whole. */
export interface PostedRequest {
  /** The last three show the form again, with an opening more or less or what is on in a room, and save nothing. */
  button: "save" | "submit" | "add-opening" | "remove-opening" | "show-room";
  /** From the form's hidden field; null where it is no id. */
  eventId: string | null;
  values: FormValues;
  whole: { event: EventFormValue["event"]; answer: string | null } | null;
  /** What keeps it from being whole. */
  errors: FormErrors;
}

/** What the page shows again after a post that did not lead on. */
export interface RequestAgain {
  values: FormValues;
  errors: FormErrors;
  eventId: string | null;
  roomDay?: RoomDayView | null;
}

/** Reads the request form, which is the event form with two buttons and the id that makes a second post the same. */
export async function readRequestForm(request: Request, rules: EventFormRules): Promise<PostedRequest> {
  const posted = await readEventForm(request);
  const eventId = id.safeParse(posted.form.get("eventId")).data ?? null;
  const isSubmitted = posted.form.has("submitRequest");
  for (const name of ["eventId", "submitRequest"]) posted.form.delete(name);
  const { eventId: _id, submitRequest: _button, ...values } = posted.values;
  const button = posted.button === "save" && isSubmitted ? "submit" : posted.button;
  return { button, eventId, ...meaningOf({ ...posted, values }, rules) };
}

/** What kept values mean today: a time in them may have passed. */
export function readKeptRequest(
  kept: FormValues,
  rules: EventFormRules,
): Pick<PostedRequest, "values" | "errors"> {
  return meaningOf(postedFrom(kept), rules);
}

function meaningOf(
  posted: ReturnType<typeof postedFrom>,
  rules: EventFormRules,
): Pick<PostedRequest, "values" | "whole" | "errors"> {
  const isChosenByOthers = posted.form.has("employerId");
  const parsed = parseEventForm(posted, rules);
  // Openings that are blank are no values of the event, but an added one is there to be filled in.
  const values = { ...posted.values, ...parsed.values };
  if (isChosenByOthers) return { values, whole: null, errors: { form: problemWords("unknown-field") } };
  if (!parsed.ok) return { values, whole: null, errors: errorsInForm(parsed.errors) };
  return { values, whole: { event: parsed.value.event, answer: parsed.value.reason }, errors: {} };
}

/** Errors beside the fields that the form shows; one of a field that it does not know is about the form as a whole. */
function errorsInForm(errors: FormErrors): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) =>
      message === problemWords("unknown-field")
        ? ["form", `${message} (${name.slice(0, 60)})`]
        : [name, message],
    ),
  );
}

/** What a command refused, beside the fields it concerns. */
export function requestErrors(refused: Refused): FormErrors {
  if (refused.reason === "edit-not-allowed") {
    return { form: "This request was sent already, so it can no longer be changed. Look under Your events." };
  }
  return eventFormErrors(refused.fields, messageOf(refused.reason));
}

/** A value that names nothing is wrong in the form; the page itself is there. */
export const statusOfForm = ({ reason, fields }: Refused) =>
  reason === "not-found" && fields !== undefined ? 422 : statusOf(reason);

/** Where a saved form leads: to the event, or back to what is not finished. */
export function addressAfter(eventId: string, outcome: "saved" | "submitted" | "kept"): string {
  return `/employer/events/${eventId}${outcome === "kept" ? "/edit" : ""}?done=${outcome}`;
}
