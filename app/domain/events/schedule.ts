const hour = 3_600_000;
const day = 24 * hour;

export interface Schedule {
  startsAt: Date;
  endsAt: Date;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  registrationClosesAt: Date;
}

export interface ScheduleProblem {
  field: keyof Schedule;
  problem:
    | "ends-before-start"
    | "too-long"
    | "starts-in-the-past"
    | "doors-open-too-early"
    | "doors-close-before-open"
    | "doors-close-too-late"
    | "registration-closes-after-end";
}

/** Doors as they are unless somebody says otherwise: from an hour before the start until the end. */
export function defaultDoors(startsAt: Date, endsAt: Date): { doorsOpenAt: Date; doorsCloseAt: Date } {
  return { doorsOpenAt: new Date(startsAt.getTime() - hour), doorsCloseAt: endsAt };
}

/**
 * What is wrong with an event's times; an empty list where they can stand. Doors may lie in the past. A start in
 * the past is a problem unless `mayBePast` (the API records events that have begun).
 */
export function checkSchedule(
  times: Schedule,
  now: Date,
  options?: { mayBePast?: boolean },
): ScheduleProblem[] {
  const { startsAt, endsAt, doorsOpenAt, doorsCloseAt, registrationClosesAt } = times;
  const problems: ScheduleProblem[] = [];
  if (startsAt < now && !options?.mayBePast)
    problems.push({ field: "startsAt", problem: "starts-in-the-past" });
  if (endsAt <= startsAt) problems.push({ field: "endsAt", problem: "ends-before-start" });
  if (endsAt.getTime() - startsAt.getTime() > 14 * day)
    problems.push({ field: "endsAt", problem: "too-long" });
  if (startsAt.getTime() - doorsOpenAt.getTime() > day) {
    problems.push({ field: "doorsOpenAt", problem: "doors-open-too-early" });
  }
  if (doorsCloseAt <= doorsOpenAt)
    problems.push({ field: "doorsCloseAt", problem: "doors-close-before-open" });
  if (doorsCloseAt.getTime() - endsAt.getTime() > day) {
    problems.push({ field: "doorsCloseAt", problem: "doors-close-too-late" });
  }
  if (registrationClosesAt > endsAt) {
    problems.push({ field: "registrationClosesAt", problem: "registration-closes-after-end" });
  }
  return problems;
}
