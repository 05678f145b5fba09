import { describe, expect, test } from "vitest";
import {
  accommodationKinds,
  accommodationOf,
  accommodationText,
  mostAccommodations,
  readAccommodation,
} from "~/app/domain/accommodations/accommodation";
import { hasRoomForMore, mayAsk } from "~/app/domain/accommodations/change";
import { accommodationCutOff, isLate } from "~/app/domain/accommodations/cut-off";

describe("what a form asks for", () => {
  test.each([
    ["nothing where both fields are empty", null, null, { outcome: "nothing" }],
    [
      "a kind alone is a request",
      "captioning",
      null,
      { outcome: "asked", accommodation: { kind: "captioning", text: null } },
    ],
    [
      "words alone are a request of another kind",
      null,
      "A reader",
      { outcome: "asked", accommodation: { kind: "other", text: "A reader" } },
    ],
    ["another kind needs words", "other", null, { outcome: "incomplete", field: "text" }],
    [
      "another kind with words is a request",
      "other",
      "A reader",
      { outcome: "asked", accommodation: { kind: "other", text: "A reader" } },
    ],
  ] as const)("%s", (_rule, kind, text, expected) => {
    expect(readAccommodation(kind, text)).toEqual(expected);
  });

  test.each(accommodationKinds)("%s is read back as it was written, with its words or without", (kind) => {
    for (const text of [null, 'By the door, "left"\nside'])
      expect(accommodationOf(accommodationText({ kind, text }))).toEqual({ kind, text });
  });

  test("a kind that is no longer in the list is another kind, its words stay", () => {
    expect(accommodationOf('["braille","By Friday"]')).toEqual({ kind: "other", text: "By Friday" });
  });

  test("what is no text is read as no words", () => {
    expect(accommodationOf('["captioning",7]')).toEqual({ kind: "captioning", text: null });
  });
});

describe("the last day to ask", () => {
  const event = { startsAt: new Date("2026-12-08T18:00:00Z"), zone: "America/Los_Angeles" };

  test("is so many days before the event's own day, to its end at the event's place", () => {
    expect(accommodationCutOff(event, 5)).toEqual({
      lastDay: "2026-12-03",
      at: new Date("2026-12-04T08:00:00Z"),
    });
  });

  test("is counted by the calendar where the event is, also over a change of clocks", () => {
    const early = { startsAt: new Date("2026-03-09T02:00:00Z"), zone: "America/Los_Angeles" };
    expect(accommodationCutOff(early, 1)).toEqual({
      lastDay: "2026-03-07",
      at: new Date("2026-03-08T08:00:00Z"),
    });
  });

  test("is the event's own day until it begins, where no days are asked for", () => {
    expect(accommodationCutOff(event, 0)).toEqual({ lastDay: "2026-12-08", at: event.startsAt });
  });

  test("makes late what comes at its end or after, and nothing before", () => {
    const cutOff = accommodationCutOff(event, 5);
    expect(isLate(cutOff, new Date(cutOff.at.getTime() - 1))).toBe(false);
    expect(isLate(cutOff, cutOff.at)).toBe(true);
  });
});

describe("asking", () => {
  const eventEndsAt = new Date("2026-12-08T21:00:00Z");
  const place = { status: "registered", eventEndsAt, isKnown: true } as const;
  const before = new Date(eventEndsAt.getTime() - 1);

  test.each([
    ["is open until the event ends", place, before, "open"],
    ["is over with the event", place, eventEndsAt, "event-over"],
    ["is open on the waitlist", { ...place, status: "waitlisted" }, before, "open"],
    ["is not for a place that was cancelled", { ...place, status: "cancelled" }, before, "already-cancelled"],
    ["is not for a place that was released", { ...place, status: "released" }, before, "already-cancelled"],
    ["is not for somebody who was forgotten", { ...place, isKnown: false }, before, "not-found"],
  ] as const)("%s", (_rule, of, now, expected) => {
    const asked = mayAsk(of, now);
    expect(asked.outcome === "open" ? asked.outcome : asked.reason).toBe(expected);
  });

  test("has room up to the most that one registration may ask for", () => {
    expect(hasRoomForMore(mostAccommodations - 1)).toBe(true);
    expect(hasRoomForMore(mostAccommodations)).toBe(false);
  });
});
