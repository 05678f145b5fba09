import { describe, expect, test } from "vitest";
import { askDue, asksOf, dueSpans, type Mark, markAt, marks } from "~/app/domain/outcomes/marks";
import { morningAfter } from "~/app/domain/time/morning-after";

const zone = "America/Los_Angeles";
const quiet = { from: "21:00", until: "08:00" };
/** A Friday evening, two days before clocks are set back. */
const endsAt = new Date("2026-10-31T02:00:00Z");
const event = { endsAt, zone };
const at = (iso: string) => new Date(iso);

describe("an employer is asked", () => {
  test("at ten in the morning 7, 30 and 90 days after the day of the event, and reminded after 3 and 7 more", () => {
    const asks = asksOf(event, quiet).map(({ mark, turn, dueAt }) => [mark, turn, dueAt.toISOString()]);
    expect(asks).toEqual([
      [7, 1, "2026-11-06T18:00:00.000Z"],
      [7, 2, "2026-11-09T18:00:00.000Z"],
      [7, 3, "2026-11-13T18:00:00.000Z"],
      [30, 1, "2026-11-29T18:00:00.000Z"],
      [30, 2, "2026-12-02T18:00:00.000Z"],
      [30, 3, "2026-12-06T18:00:00.000Z"],
      [90, 1, "2027-01-28T18:00:00.000Z"],
      [90, 2, "2027-01-31T18:00:00.000Z"],
      [90, 3, "2027-02-04T18:00:00.000Z"],
    ]);
  });

  test.each([
    ["before clocks are set forward", "2027-03-08T02:00:00Z", "2027-03-14T17:00:00.000Z"],
    [
      "in a zone without daylight saving",
      "2027-03-08T02:00:00Z",
      "2027-03-14T17:00:00.000Z",
      "America/Phoenix",
    ],
    ["where the day of the event is the next one in UTC", "2026-12-06T04:00:00Z", "2026-12-12T18:00:00.000Z"],
  ])("by the wall clock of the event's zone: %s", (_when, ends, due, where = zone) => {
    expect(morningAfter(at(ends), where, 7, quiet).toISOString()).toBe(due);
  });

  test("after the quiet hours, where ten in the morning lies in them", () => {
    const [first] = asksOf(event, { from: "20:00", until: "11:30" });
    expect(first?.dueAt).toEqual(at("2026-11-06T19:30:00Z"));
  });

  test.each([
    ["a minute before", "2026-11-06T17:59:00Z", null],
    ["at the minute", "2026-11-06T18:00:00Z", "7 1"],
    ["late, until the reminder is due", "2026-11-09T17:59:00Z", "7 1"],
    ["then by the reminder", "2026-11-09T18:00:00Z", "7 2"],
    ["not at night", "2026-11-08T06:00:00Z", null],
    ["for two weeks at most", "2026-11-20T18:00:00Z", null],
    ["then at the next mark", "2026-11-29T18:00:00Z", "30 1"],
    ["and never after the last", "2027-02-11T18:00:00Z", null],
  ])("%s: %s", (_when, now, due) => {
    const ask = askDue(event, quiet, at(now));
    expect(ask && `${ask.mark} ${ask.turn}`).toBe(due);
  });

  test("of an event that the spans for now have, whenever something is due", () => {
    for (const { dueAt, lapsesAt } of asksOf(event, quiet)) {
      for (const now of [dueAt, new Date(lapsesAt.getTime() - 1)]) {
        const isIn = dueSpans(now).some(({ after, before }) => after < endsAt && endsAt < before);
        expect(isIn, now.toISOString()).toBe(true);
      }
    }
  });

  test.each(marks)(
    "of no event that the spans for now have three days before its mark of %i days",
    (mark) => {
      const now = new Date(endsAt.getTime() + (mark - 3) * 86_400_000);
      expect(dueSpans(now).filter(({ after, before }) => after < endsAt && endsAt < before)).toEqual([]);
    },
  );
});

test.each<[string, string, Mark]>([
  ["the day after", "2026-10-31T20:00:00Z", 7],
  ["on the seventh morning", "2026-11-06T18:00:00Z", 7],
  ["before the thirtieth", "2026-11-29T17:59:00Z", 7],
  ["on the thirtieth", "2026-11-29T18:00:00Z", 30],
  ["on the ninetieth", "2027-01-28T18:00:00Z", 90],
  ["a year later", "2027-10-31T18:00:00Z", 90],
])("a report counts for the last mark whose day has come: %s", (_when, now, mark) => {
  expect(markAt(event, at(now))).toBe(mark);
});
