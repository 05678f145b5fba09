import { z } from "zod";
import { dayWords, timeSpanWords } from "~/app/domain/time/wording";
import { instantOf } from "~/app/domain/time/zoned-time";
import { listFreeRooms } from "~/db/queries/calendar";
import type { RequestContext } from "./context.server";
import { clockTime } from "./event-moments.server";
import { calendarDate, wholeNumber } from "./fields";
import { type FormErrors, type FormValues, readForm } from "./parse-form.server";
import { fieldWords } from "./problems";

const time = z
  .string({ error: "required" })
  .min(1, "required")
  .refine((typed) => clockTime(typed) !== null, "time-form")
  .transform((typed) => clockTime(typed) ?? typed);

const spanForm = z.strictObject({
  date: z.string({ error: "required" }).min(1, "required").pipe(calendarDate),
  from: time,
  until: time,
  people: wholeNumber(1, 100_000),
});

export interface FreeRoomsView {
  values: FormValues;
  errors: FormErrors;
  /** Null until something was asked that can be answered. */
  found: {
    words: string;
    rooms: { id: string; name: string; branchName: string; postedLoad: number; href: string }[];
  } | null;
}

/** The rooms that are free for a span of a day and hold so many people, where the address asks for some. */
export async function freeRooms(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
): Promise<FreeRoomsView> {
  const asked = new FormData();
  for (const [name, value] of new URL(request.url).searchParams) asked.append(name, value);
  if ([...asked].length === 0) return { values: {}, errors: {}, found: null };
  const form = readForm(asked, spanForm);
  if (!form.ok) return { values: form.values, errors: form.errors, found: null };
  const { value, values } = form;
  const span = spanOf(value, center.timeZone);
  if ("problem" in span)
    return { values, errors: { [span.field]: fieldWords(span.field, span.problem) }, found: null };
  const rooms = await listFreeRooms(services.db, { centerId: center.id, people: value.people, ...span });
  const times = timeSpanWords(span.from, span.until, center.timeZone, "en-US");
  const words = `${dayWords(span.from, center.timeZone, "en-US")}, ${times}`;
  const withHref = rooms.map((room) => ({ ...room, href: newEventHref(room.id, values) }));
  return { values, errors: {}, found: { words, rooms: withHref } };
}

/** From when until when, by the center's clocks. Of a time that they show twice, the span takes in both. */
function spanOf(
  asked: { date: string; from: string; until: string },
  zone: string,
): { from: Date; until: Date } | { field: "from" | "until"; problem: string } {
  const from = instantOf({ date: asked.date, time: asked.from }, zone, "earlier");
  const until = instantOf({ date: asked.date, time: asked.until }, zone, "later");
  if (from.kind !== "instant") return { field: "from", problem: "skipped-hour" };
  if (until.kind !== "instant") return { field: "until", problem: "skipped-hour" };
  if (until.at <= from.at) return { field: "until", problem: "ends-before-start" };
  return { from: from.at, until: until.at };
}

/** The form of a new event with what was asked filled in. */
function newEventHref(roomId: string, { date = "", from = "", until = "", people = "" }: FormValues): string {
  const query = new URLSearchParams({
    roomId,
    startsAtDate: date,
    startsAtTime: from,
    endsAtTime: until,
    capacity: people,
  });
  return `/staff/events/new?${query}`;
}

const prefilled = ["employerId", "roomId", "startsAtDate", "startsAtTime", "endsAtTime", "capacity"] as const;

/** What a link to the form of a new event fills in; `employer` is the employer's. */
export function newEventValues(request: Request): FormValues {
  const query = new URL(request.url).searchParams;
  const given = (name: (typeof prefilled)[number]) =>
    query.get(name) ?? (name === "employerId" ? query.get("employer") : null);
  return Object.fromEntries(
    prefilled.flatMap((name) => {
      const value = given(name);
      return value === null ? [] : [[name, value.slice(0, 60)]];
    }),
  );
}
