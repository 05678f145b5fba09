import type { Opening } from "~/app/domain/events/openings";
import { defaultDoors } from "~/app/domain/events/schedule";
import { mostOpeningsInForm } from "~/app/domain/openings/listing";
import { instantOf, localOf } from "~/app/domain/time/zoned-time";
import { type EventDetail, ownOpenings, textOf } from "~/db/queries/event-detail";
import type { MomentName } from "./event-moments.server";
import { traitValues } from "./opening-form.server";
import type { FormValues } from "./parse-form.server";

/** An event as the form shows it: times in the event's zone, whatever is as it would be by itself left empty. */
export function valuesOfEvent(event: EventDetail, locale: string): FormValues {
  const { title, description, whatToBring } = textOf(event, locale);
  return {
    type: event.type,
    title,
    description,
    whatToBring: whatToBring ?? "",
    accommodationContact: event.accommodationContact ?? "",
    roomId: event.place?.roomId ?? "",
    capacity: event.capacity === null ? "" : String(event.capacity),
    ...timeValues(event),
    ...openingsValues(ownOpenings(event)),
  };
}

/** The values of what the staff's form has beside the employer's. */
export const settingsOfEvent = (event: Pick<EventDetail, "walkInReserve" | "exitScanning">): FormValues => ({
  walkInReserve: String(event.walkInReserve),
  ...(event.exitScanning ? { exitScanning: "yes" } : {}),
});

type Times = Pick<EventDetail, MomentName | "zone">;

function timeValues(event: Times): FormValues {
  const { zone, startsAt, endsAt } = event;
  const doors = defaultDoors(startsAt, endsAt);
  const startDay = localOf(startsAt, zone).date;
  const endDay = localOf(endsAt, zone).date;
  const unlike = (at: Date | null, byItself: Date) => (at?.getTime() === byItself.getTime() ? null : at);
  return {
    ...momentValues("startsAt", startsAt, zone, null),
    ...momentValues("endsAt", endsAt, zone, startDay),
    ...momentValues("heldFrom", unlike(event.heldFrom, startsAt), zone, startDay),
    ...momentValues("heldUntil", unlike(event.heldUntil, endsAt), zone, endDay),
    ...momentValues("doorsOpenAt", unlike(event.doorsOpenAt, doors.doorsOpenAt), zone, startDay),
    ...momentValues("doorsCloseAt", unlike(event.doorsCloseAt, doors.doorsCloseAt), zone, endDay),
    ...momentValues("registrationClosesAt", unlike(event.registrationClosesAt, startsAt), zone, startDay),
  };
}

/** A day that follows from another one is left empty, so that it moves along. */
function momentValues(name: MomentName, at: Date | null, zone: string, usualDay: string | null): FormValues {
  if (at === null) return {};
  const local = localOf(at, zone);
  const found = instantOf(local, zone);
  return {
    [`${name}Date`]: local.date === usualDay ? "" : local.date,
    [`${name}Time`]: local.time,
    ...(found.kind === "repeated"
      ? { [`${name}Which`]: found.earlier.getTime() === at.getTime() ? "earlier" : "later" }
      : {}),
  };
}

/** More than the form can show stay as they are: see `openingsApart`. */
export const openingsValues = (list: readonly Opening[]): FormValues =>
  list.length > mostOpeningsInForm ? { openingsApart: "yes" } : valuesOfOpenings(list);

/** Openings as the form shows them, numbered from 0. */
const valuesOfOpenings = (list: readonly Opening[]): FormValues =>
  Object.fromEntries(list.flatMap((opening, n) => Object.entries(openingValues(opening, n))));

function openingValues(opening: Opening, index: number): FormValues {
  const values: FormValues = {
    title: opening.title,
    vacancies: String(opening.vacancies),
    payMin: dollars(opening.payMinCents),
    payMax: dollars(opening.payMaxCents),
    payUnit: opening.payUnit,
    employmentType: opening.employmentType,
    schedule: opening.schedule ?? "",
    worksite: opening.worksite ?? "",
    duties: opening.duties ?? "",
    minimumQualifications: opening.minimumQualifications ?? "",
    howToApply: opening.howToApply ?? "",
    closesOn: opening.closesOn ?? "",
    clientName: opening.clientName ?? "",
    ...(opening.remote ? { remote: "yes" } : {}),
    ...traitValues(opening),
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`openings.${index}.${key}`, value]),
  );
}

const dollars = (cents: number) => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2));
