import { describe, expect, test } from "vitest";
import {
  decideEdit,
  type Edit,
  type EditableEvent,
  type EventField,
  eventFields,
} from "~/app/domain/events/edits";
import type { EventStatus } from "~/app/domain/events/event";
import type { Opening } from "~/app/domain/events/openings";
import type { Side } from "~/app/domain/events/steps";
import { noTraits } from "~/app/domain/openings/opening";

const anOpening: Opening = {
  title: "Clerk",
  vacancies: 3,
  payMinCents: 2150,
  payMaxCents: 2400,
  payUnit: "hour",
  employmentType: "full-time",
  schedule: null,
  worksite: "Main Street 1",
  remote: false,
  duties: null,
  minimumQualifications: null,
  howToApply: null,
  closesOn: null,
  ...noTraits,
};

const anEvent: EditableEvent = {
  type: "hiring-event",
  employerId: "acme",
  title: "Acme hires",
  description: "Come and talk.",
  whatToBring: null,
  startsAt: new Date("2026-12-05T18:00:00Z"),
  endsAt: new Date("2026-12-05T22:00:00Z"),
  roomId: "hall",
  capacity: 40,
  doorsOpenAt: new Date("2026-12-05T17:00:00Z"),
  doorsCloseAt: new Date("2026-12-05T22:00:00Z"),
  registrationClosesAt: new Date("2026-12-05T18:00:00Z"),
  accommodationContact: null,
  openings: [anOpening],
  walkInReserve: 0,
  exitScanning: false,
};

const changes: Record<EventField, Partial<EditableEvent>> = {
  type: { type: "workshop" },
  employer: { employerId: "other" },
  title: { title: "Acme hires clerks" },
  description: { description: "Come and talk to us." },
  whatToBring: { whatToBring: "A resume" },
  times: { startsAt: new Date("2026-12-05T19:00:00Z") },
  room: { roomId: "annex" },
  capacity: { capacity: 50 },
  doors: { doorsOpenAt: new Date("2026-12-05T17:30:00Z") },
  registrationClosesAt: { registrationClosesAt: new Date("2026-12-05T17:00:00Z") },
  openings: { openings: [{ ...anOpening, vacancies: 4 }] },
  accommodationContact: { accommodationContact: "access@library.example" },
  walkInReserve: { walkInReserve: 10 },
  exitScanning: { exitScanning: true },
};

interface Circumstances {
  status?: EventStatus;
  by?: Side;
  placesTaken?: number;
  postedLoad?: number | null;
  reason?: string | null;
}

function anEdit(after: Partial<EditableEvent>, circumstances: Circumstances = {}): Edit {
  const usual = {
    status: "published",
    by: "staff",
    placesTaken: 0,
    postedLoad: 80,
    reason: "A larger room",
  } as const;
  return { ...usual, ...circumstances, before: anEvent, after: { ...anEvent, ...after } };
}

const editableFields = (status: EventStatus, by: Side) =>
  eventFields.filter((field) => decideEdit(anEdit(changes[field], { status, by })).outcome === "allowed");

const allButEmployerAndType = eventFields.filter((field) => field !== "employer" && field !== "type");

const allButTheDoors = eventFields.filter((field) => field !== "walkInReserve" && field !== "exitScanning");

describe("who may edit what", () => {
  test.each<[string, EventStatus, Side, readonly EventField[]]>([
    ["an employer edits all of a draft but how the door works", "draft", "employer", allButTheDoors],
    ["an employer edits the same of what needs more", "needs-info", "employer", allButTheDoors],
    ["an employer edits nothing while staff look at it", "submitted", "employer", []],
    ["an employer edits nothing of an approved event", "approved", "employer", []],
    ["an employer edits nothing of a published event", "published", "employer", []],
    ["an employer edits nothing of a declined event", "declined", "employer", []],
    ["an employer edits nothing of a cancelled event", "cancelled", "employer", []],
    ["an employer edits nothing of a closed event", "closed", "employer", []],
    ["staff edit everything of a draft", "draft", "staff", eventFields],
    ["staff edit everything of what needs more", "needs-info", "staff", eventFields],
    ["staff edit everything of what was submitted", "submitted", "staff", eventFields],
    ["staff edit everything of an approved event", "approved", "staff", eventFields],
    [
      "staff edit all but employer and type of a published event",
      "published",
      "staff",
      allButEmployerAndType,
    ],
    ["staff edit nothing of a declined event", "declined", "staff", []],
    ["staff edit nothing of a cancelled event", "cancelled", "staff", []],
    ["staff edit nothing of a closed event", "closed", "staff", []],
  ])("%s", (_rule, status, by, fields) => {
    expect(editableFields(status, by)).toEqual(fields);
  });

  test("a refusal names the fields that stand, and only those", () => {
    expect(decideEdit(anEdit({ ...changes.title, ...changes.type, ...changes.employer }))).toEqual({
      outcome: "refused",
      reason: "edit-not-allowed",
      fields: ["type", "employer"],
    });
  });
});

describe("what an edit causes", () => {
  const silent: EventField[] = allButEmployerAndType.filter((field) => field !== "times" && field !== "room");

  test.each(silent)("a change of %s on a published event moves no calendar and tells nobody", (field) => {
    expect(decideEdit(anEdit(changes[field], { reason: null }))).toEqual({
      outcome: "allowed",
      changed: [field],
      raisesCalendar: false,
      tells: false,
    });
  });

  test.each(["times", "room"] as const)(
    "a change of %s on a published event moves calendars and tells all",
    (field) => {
      expect(decideEdit(anEdit(changes[field]))).toEqual({
        outcome: "allowed",
        changed: [field],
        raisesCalendar: true,
        tells: true,
      });
    },
  );

  test.each(["times", "room"] as const)("a change of %s on a published event asks a reason", (field) => {
    const refused = { outcome: "refused", reason: "reason-required", fields: [field] };
    expect(decideEdit(anEdit({ ...changes.title, ...changes[field] }, { reason: null }))).toEqual(refused);
    expect(decideEdit(anEdit({ ...changes.title, ...changes[field] }, { reason: " " }))).toEqual(refused);
  });

  test.each(["times", "room"] as const)(
    "a change of %s before publication asks and tells nothing",
    (field) => {
      expect(decideEdit(anEdit(changes[field], { status: "approved", reason: null }))).toEqual({
        outcome: "allowed",
        changed: [field],
        raisesCalendar: false,
        tells: false,
      });
    },
  );

  test("an edit that changes nothing is allowed wherever it is", () => {
    const same = { startsAt: new Date(anEvent.startsAt), openings: [{ ...anOpening }] };
    expect(decideEdit(anEdit(same, { status: "closed", reason: null }))).toEqual({
      outcome: "allowed",
      changed: [],
      raisesCalendar: false,
      tells: false,
    });
  });
});

describe("what counts as a change", () => {
  test.each<[string, Partial<EditableEvent>, EventField]>([
    ["a later end", { endsAt: new Date("2026-12-05T23:00:00Z") }, "times"],
    ["doors that close earlier", { doorsCloseAt: new Date("2026-12-05T21:00:00Z") }, "doors"],
    ["no room any more", { roomId: null }, "room"],
    ["no limit any more", { capacity: null }, "capacity"],
    ["one opening more", { openings: [anOpening, anOpening] }, "openings"],
  ])("%s", (_rule, after, field) => {
    expect(decideEdit(anEdit(after))).toMatchObject({ outcome: "allowed", changed: [field] });
  });

  test.each<[keyof Opening, Partial<Opening>]>([
    ["title", { title: "Senior clerk" }],
    ["vacancies", { vacancies: 4 }],
    ["payMinCents", { payMinCents: 2151 }],
    ["payMaxCents", { payMaxCents: 2401 }],
    ["payUnit", { payUnit: "day" }],
    ["employmentType", { employmentType: "part-time" }],
    ["schedule", { schedule: "Nights" }],
    ["worksite", { worksite: null }],
    ["remote", { remote: true }],
    ["duties", { duties: "Filing" }],
    ["minimumQualifications", { minimumQualifications: "None" }],
    ["howToApply", { howToApply: "At the event" }],
    ["closesOn", { closesOn: "2026-12-31" }],
  ])("another %s of an opening", (_field, change) => {
    expect(decideEdit(anEdit({ openings: [{ ...anOpening, ...change }] }))).toMatchObject({
      changed: ["openings"],
    });
  });

  test("not what a row carries beside an opening's values", () => {
    expect(decideEdit(anEdit({ openings: [{ ...anOpening, ...{ id: "42" } }] }))).toMatchObject({
      changed: [],
    });
  });
});

describe("capacity", () => {
  test("is not cut below the places that are taken", () => {
    expect(decideEdit(anEdit({ capacity: 29 }, { placesTaken: 30 }))).toEqual({
      outcome: "refused",
      reason: "capacity-below-places-taken",
      fields: ["capacity"],
    });
  });

  test("may be cut to exactly the places that are taken", () => {
    expect(decideEdit(anEdit({ capacity: 30 }, { placesTaken: 30 })).outcome).toBe("allowed");
  });

  test("may be lifted altogether while places are taken", () => {
    expect(decideEdit(anEdit({ capacity: null }, { placesTaken: 30 })).outcome).toBe("allowed");
  });

  test("stands in no other edit's way where it was too small before", () => {
    expect(decideEdit(anEdit(changes.title, { placesTaken: 41, postedLoad: 39 })).outcome).toBe("allowed");
    expect(decideEdit(anEdit(changes.room, { placesTaken: 41 })).outcome).toBe("allowed");
  });

  test("is not raised above the room's posted load", () => {
    expect(decideEdit(anEdit({ capacity: 81 }))).toEqual({
      outcome: "refused",
      reason: "capacity-above-posted-load",
      fields: ["capacity"],
    });
  });

  test("may be exactly the room's posted load", () => {
    expect(decideEdit(anEdit({ capacity: 80 })).outcome).toBe("allowed");
  });

  test("refuses a smaller room than it needs", () => {
    expect(decideEdit(anEdit(changes.room, { postedLoad: 39 }))).toEqual({
      outcome: "refused",
      reason: "capacity-above-posted-load",
      fields: ["room"],
    });
  });

  test("has no bound where there is no room", () => {
    expect(decideEdit(anEdit({ capacity: 5000 }, { postedLoad: null })).outcome).toBe("allowed");
  });

  test("fits every room where there is none", () => {
    expect(decideEdit(anEdit({ ...changes.room, capacity: null }, { postedLoad: 1 })).outcome).toBe(
      "allowed",
    );
  });
});

describe("a walk-in reserve", () => {
  const refused = (reason: string, field: EventField) => ({ outcome: "refused", reason, fields: [field] });

  test("is at most the capacity", () => {
    expect(decideEdit(anEdit({ walkInReserve: 40 })).outcome).toBe("allowed");
    expect(decideEdit(anEdit({ walkInReserve: 41 }))).toEqual(
      refused("reserve-above-capacity", "walkInReserve"),
    );
  });

  test("leaves the places that are taken, and may keep all the others", () => {
    expect(decideEdit(anEdit({ walkInReserve: 10 }, { placesTaken: 30 })).outcome).toBe("allowed");
    expect(decideEdit(anEdit({ walkInReserve: 11 }, { placesTaken: 30 }))).toEqual(
      refused("reserve-above-places-left", "walkInReserve"),
    );
  });

  test("stands when the capacity is cut: the places taken and kept have room", () => {
    const kept = { ...anEvent, walkInReserve: 10 };
    const cut = (capacity: number) =>
      decideEdit({ ...anEdit({}, { placesTaken: 20 }), before: kept, after: { ...kept, capacity } });
    expect(cut(30).outcome).toBe("allowed");
    expect(cut(29)).toEqual(refused("reserve-above-places-left", "capacity"));
  });

  test("is not asked about in an edit of something else, and of any size where there is no limit", () => {
    expect(decideEdit(anEdit(changes.title, { placesTaken: 41 })).outcome).toBe("allowed");
    expect(decideEdit(anEdit({ capacity: null, walkInReserve: 500 })).outcome).toBe("allowed");
  });

  test("may be given up while more people are registered than the capacity", () => {
    const kept = { ...anEvent, walkInReserve: 10 };
    const edit = { ...anEdit({}, { placesTaken: 41 }), before: kept, after: anEvent };
    expect(decideEdit(edit).outcome).toBe("allowed");
  });
});
