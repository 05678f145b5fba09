import { z } from "zod";
import { checkSchedule, defaultDoors } from "~/app/domain/events/schedule";
import type { FieldProblem } from "~/app/domain/refusal";
import { instantOf } from "~/app/domain/time/zoned-time";
import { type FormValues, formErrors, type ParsedForm, readForm } from "./parse-form.server";

/** The form's moments. Each is a date, a time and, where clocks show it twice, which of the two. */
export const momentNames = [
  "startsAt",
  "endsAt",
  "heldFrom",
  "heldUntil",
  "doorsOpenAt",
  "doorsCloseAt",
  "registrationClosesAt",
] as const;
export type MomentName = (typeof momentNames)[number];

export interface EventFormRules {
  /** The IANA zone that the form's times are read in. */
  zone: string;
  now: Date;
  /** The start as it stands: one that is not changed may have passed. */
  startsAt?: Date | undefined;
}

export interface EventTimes extends Record<Exclude<MomentName, "startsAt" | "endsAt">, Date | null> {
  startsAt: Date;
  endsAt: Date;
}

type Read =
  | { at: Date | null }
  /** `isElsewhere`: the day comes from another field, which has the problem and says so. */
  | { problem: string; isRepeated?: true; isElsewhere?: true };

/**
 * Takes the moments out of a form and reads them in the center's zone. A time that daylight saving skips is a
 * problem of its field; one that it repeats asks which, unless the form says.
 */
export function readMoments(
  form: FormData,
  rules: EventFormRules,
): { moments: ParsedForm<EventTimes>; rest: FormData } {
  const { own, rest } = split(form);
  const typed = readForm(own, z.record(z.string(), z.string()));
  const read = (name: MomentName) => readMoment(name, typed.values, rules.zone);
  const found = Object.fromEntries(momentNames.map((name) => [name, read(name)]));
  const problems = Object.entries(found).flatMap(([field, result]) =>
    "problem" in result && !result.isElsewhere ? [{ field, problem: result.problem }] : [],
  );
  const values = { ...typed.values, ...whichAsked(found, typed.values) };
  const at = (name: MomentName) => {
    const result = found[name];
    return result !== undefined && "at" in result ? result.at : null;
  };
  const [startsAt, endsAt] = [at("startsAt"), at("endsAt")];
  const times =
    startsAt && endsAt
      ? {
          startsAt,
          endsAt,
          heldFrom: at("heldFrom"),
          heldUntil: at("heldUntil"),
          doorsOpenAt: at("doorsOpenAt"),
          doorsCloseAt: at("doorsCloseAt"),
          registrationClosesAt: at("registrationClosesAt"),
        }
      : null;
  const wrong = times === null ? problems : [...problems, ...timesProblems(times, rules)];
  const twice = typed.ok ? {} : typed.errors;
  if (times !== null && wrong.length === 0 && typed.ok) {
    return { moments: { ok: true, value: times, values }, rest };
  }
  const errors = { ...(wrong.length === 0 ? {} : formErrors(wrong, "")), ...twice };
  return { moments: { ok: false, errors, values }, rest };
}

function split(form: FormData): { own: FormData; rest: FormData } {
  const [own, rest] = [new FormData(), new FormData()];
  const names = new Set<string>(
    momentNames.flatMap((name) => [`${name}Date`, `${name}Time`, `${name}Which`]),
  );
  for (const [name, value] of form) (names.has(name) ? own : rest).append(name, value);
  return { own, rest };
}

/** The form shows the choice where its value is present, empty until it was made. */
function whichAsked(found: Record<string, Read>, typed: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, result]) =>
      "isRepeated" in result ? [[`${name}Which`, typed[`${name}Which`] ?? ""]] : [],
    ),
  );
}

/** A day that is left open is the day of the start, or of the end for what comes at the end. */
function readMoment(name: MomentName, values: FormValues, zone: string): Read {
  const typed = (key: string) => values[key]?.trim() ?? "";
  const startDay = typed("startsAtDate");
  const endDay = typed("endsAtDate") || startDay;
  const ownDay = typed(`${name}Date`);
  const ownTime = typed(`${name}Time`);
  const isNeeded = name === "startsAt" || name === "endsAt";
  if (ownTime === "" && (isNeeded || ownDay !== "")) return { problem: "required" };
  if (ownTime === "") return { at: null };
  const date = ownDay || (name === "doorsCloseAt" || name === "heldUntil" ? endDay : startDay);
  if (date === "") return ownDayMissing(name);
  const time = clockTime(ownTime);
  if (time === null) return { problem: "time-form" };
  const which = typed(`${name}Which`);
  const choice = which === "earlier" || which === "later" ? which : undefined;
  const instant = instantOf({ date, time }, zone, choice);
  switch (instant.kind) {
    case "instant":
      return { at: instant.at };
    case "skipped":
      return { problem: "skipped-hour" };
    case "repeated":
      return { problem: "repeated-hour", isRepeated: true };
    case "no-such-date":
      return { problem: "no-such-date", ...(ownDay === "" ? { isElsewhere: true } : {}) };
  }
}

const ownDayMissing = (name: MomentName): Read =>
  name === "startsAt" ? { problem: "required" } : { problem: "required", isElsewhere: true };

/** `09:30` of what a time field gives; browsers without one leave the zero or add seconds. */
export function clockTime(typed: string): string | null {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?$/.exec(typed) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, "0")}:${minute}`;
}

function timesProblems(times: EventTimes, rules: EventFormRules): FieldProblem[] {
  const { startsAt, endsAt, heldFrom, heldUntil } = times;
  const mayBePast = rules.startsAt?.getTime() === startsAt.getTime();
  const problems = checkSchedule(withUsualTimes(times), rules.now, { mayBePast });
  return [
    ...problems.flatMap((found) => (isTyped(found.field, times) ? [found] : closestTyped(found, times))),
    ...(heldFrom !== null && heldFrom > startsAt
      ? [{ field: "heldFrom", problem: "held-from-after-start" }]
      : []),
    ...(heldUntil !== null && heldUntil < endsAt
      ? [{ field: "heldUntil", problem: "held-until-before-end" }]
      : []),
  ];
}

const isTyped = (field: MomentName, times: EventTimes) => times[field] !== null;

/** A usual time that does not fit follows from one that was typed: the problem is that one's, or said already. */
function closestTyped({ field, problem }: FieldProblem, times: EventTimes): FieldProblem[] {
  return field === "doorsCloseAt" && times.doorsOpenAt !== null ? [{ field: "doorsOpenAt", problem }] : [];
}

/** An edit says every time: one that was left empty is the usual one again, and does not stay as it was. */
export function withUsualTimes<Times extends EventTimes>(times: Times) {
  const doors = defaultDoors(times.startsAt, times.endsAt);
  return {
    ...times,
    doorsOpenAt: times.doorsOpenAt ?? doors.doorsOpenAt,
    doorsCloseAt: times.doorsCloseAt ?? doors.doorsCloseAt,
    registrationClosesAt: times.registrationClosesAt ?? times.startsAt,
  };
}
