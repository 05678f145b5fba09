import type { EventStatus, EventType } from "./event";
import type { Opening } from "./openings";
import type { Side } from "./steps";

/** What of an event can be edited. */
export interface EditableEvent {
  type: EventType;
  /** The host; null where the center holds it. */
  employerId: string | null;
  title: string;
  description: string;
  whatToBring: string | null;
  startsAt: Date;
  endsAt: Date;
  roomId: string | null;
  capacity: number | null;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  registrationClosesAt: Date;
  accommodationContact: string | null;
  openings: readonly Opening[];
  walkInReserve: number;
  exitScanning: boolean;
}

export const eventFields = [
  "type",
  "employer",
  "title",
  "description",
  "whatToBring",
  "times",
  "room",
  "capacity",
  "doors",
  "registrationClosesAt",
  "openings",
  "accommodationContact",
  "walkInReserve",
  "exitScanning",
] as const;
export type EventField = (typeof eventFields)[number];

const everything = eventFields;
/** How the door works is the staff's business, whoever wrote the event. */
const theirs = eventFields.filter((field) => field !== "walkInReserve" && field !== "exitScanning");
const nothing: readonly EventField[] = [];
const onceOpen = eventFields.filter((field) => field !== "type" && field !== "employer");

/** Which fields each side may change in each status. */
export const editable: Record<EventStatus, Record<Side, readonly EventField[]>> = {
  draft: { employer: theirs, staff: everything },
  "needs-info": { employer: theirs, staff: everything },
  submitted: { employer: nothing, staff: everything },
  approved: { employer: nothing, staff: everything },
  published: { employer: nothing, staff: onceOpen },
  declined: { employer: nothing, staff: nothing },
  cancelled: { employer: nothing, staff: nothing },
  closed: { employer: nothing, staff: nothing },
};

/** Changes of these on a published event need a reason, move calendars and are told to everyone registered. */
const told: readonly EventField[] = ["times", "room"];

export interface Edit {
  status: EventStatus;
  placesTaken: number;
  /** The posted load of the room after the edit; null where there is no room. */
  postedLoad: number | null;
  by: Side;
  before: EditableEvent;
  after: EditableEvent;
  reason: string | null;
}

export type EditDecision =
  | { outcome: "allowed"; changed: EventField[]; raisesCalendar: boolean; tells: boolean }
  | {
      outcome: "refused";
      reason:
        | "edit-not-allowed"
        | "capacity-below-places-taken"
        | "capacity-above-posted-load"
        | ReserveProblem
        | "reason-required";
      fields: EventField[];
    };

/** Decides an edit. Every edit that changes something raises the event's revision; `raisesCalendar` is beside that. */
export function decideEdit(edit: Edit): EditDecision {
  const changed = changedFields(edit.before, edit.after);
  const fixed = changed.filter((field) => !editable[edit.status][edit.by].includes(field));
  if (fixed.length > 0) return { outcome: "refused", reason: "edit-not-allowed", fields: fixed };
  const { capacity } = edit.after;
  const sized = changed.filter((field) => field === "capacity" || field === "room");
  if (capacity !== null && sized.includes("capacity") && capacity < edit.placesTaken) {
    return { outcome: "refused", reason: "capacity-below-places-taken", fields: ["capacity"] };
  }
  if (sized.length > 0 && exceedsLoad(capacity, edit.postedLoad)) {
    return { outcome: "refused", reason: "capacity-above-posted-load", fields: sized };
  }
  const reserve = checkReserve(edit.after, edit.placesTaken);
  const kept = changed.filter((field) => field === "walkInReserve" || field === "capacity");
  if (kept.length > 0 && reserve !== null) {
    return { outcome: "refused", reason: reserve, fields: kept.slice(-1) };
  }
  const moved = edit.status === "published" ? changed.filter((field) => told.includes(field)) : [];
  if (moved.length > 0 && !edit.reason?.trim()) {
    return { outcome: "refused", reason: "reason-required", fields: moved };
  }
  return { outcome: "allowed", changed, raisesCalendar: moved.length > 0, tells: moved.length > 0 };
}

export type ReserveProblem = "reserve-above-capacity" | "reserve-above-places-left";

/**
 * What is wrong with a walk-in reserve, or null: it is a part of the capacity, and a place that was given to somebody
 * is not kept for somebody else. Without a capacity nothing has to be kept.
 */
export function checkReserve(
  { capacity, walkInReserve }: Pick<EditableEvent, "capacity" | "walkInReserve">,
  placesTaken: number,
): ReserveProblem | null {
  if (capacity === null) return null;
  if (walkInReserve > capacity) return "reserve-above-capacity";
  return walkInReserve > 0 && walkInReserve + placesTaken > capacity ? "reserve-above-places-left" : null;
}

/** True where more people could register than the room may hold (the fire marshal's posted occupant load). */
export function exceedsLoad(capacity: number | null, postedLoad: number | null): boolean {
  return (capacity ?? 0) > (postedLoad ?? Number.POSITIVE_INFINITY);
}

function changedFields(before: EditableEvent, after: EditableEvent): EventField[] {
  return eventFields.filter(
    (field) => JSON.stringify(valueOf(before, field)) !== JSON.stringify(valueOf(after, field)),
  );
}

function valueOf(event: EditableEvent, field: EventField): unknown {
  switch (field) {
    case "employer":
      return event.employerId;
    case "room":
      return event.roomId;
    case "times":
      return [event.startsAt, event.endsAt];
    case "doors":
      return [event.doorsOpenAt, event.doorsCloseAt];
    case "openings":
      return event.openings.map(openingValues);
    default:
      return event[field];
  }
}

/** The values in one order, whatever order their object was built in; a row may carry more than these. */
function openingValues(opening: Opening): unknown[] {
  return [
    opening.title,
    opening.vacancies,
    opening.payMinCents,
    opening.payMaxCents,
    opening.payUnit,
    opening.employmentType,
    opening.schedule,
    opening.worksite,
    opening.remote,
    opening.duties,
    opening.minimumQualifications,
    opening.howToApply,
    opening.closesOn,
    opening.shifts,
    opening.noExperience,
    opening.languages,
    opening.clientName,
  ];
}
