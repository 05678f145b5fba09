import fc from "fast-check";
import { expect, test } from "vitest";
import { dueSlotRounds, longestSlotAhead } from "~/app/domain/bookings/reminders";
import { defaultQuietHours } from "~/app/domain/time/quiet-hours";

const zone = "America/Los_Angeles";
const at = (iso: string) => new Date(iso);
const slot = { startsAt: at("2026-12-05T18:00:00Z"), zone };
const phasesAt = (iso: string) => dueSlotRounds(slot, defaultQuietHours, at(iso)).map(({ phase }) => phase);

test.each([
  ["a week before, as the event asks for itself", "2026-11-28T18:00:00Z", []],
  ["five days before, when the event releases places", "2026-11-30T18:00:00Z", []],
  ["a day before", "2026-12-04T18:00:00Z", ["day"]],
  ["two hours before", "2026-12-05T16:00:00Z", ["hours"]],
  ["as it begins", "2026-12-05T18:00:00Z", []],
])("of an interview, %s, goes out %j", (_when, now, phases) => expect(phasesAt(now)).toEqual(phases));

test("a round that is due says when, until when, and who has heard already", () => {
  const [round] = dueSlotRounds(slot, defaultQuietHours, at("2026-12-04T18:00:00Z"));
  const dueAt = at("2026-12-04T18:00:00Z");
  expect(round).toEqual({ phase: "day", dueAt, heardBefore: dueAt, lapsesAt: at("2026-12-05T16:00:00Z") });
});

const aroundChanges = fc
  .tuple(fc.constantFrom("2026-03-08T10:00Z", "2026-11-01T09:00Z"), fc.integer({ min: -4320, max: 4320 }))
  .map(([change, minutes]) => new Date(at(change).getTime() + minutes * 60_000));

test("no round of an interview is due longer ahead than the planner looks, a night of quiet included", () => {
  const longestNight = { from: "14:00", until: "06:00" };
  fc.assert(
    fc.property(aroundChanges, fc.integer({ min: 0, max: 72 * 60 }), (startsAt, minutes) => {
      const now = new Date(startsAt.getTime() - longestSlotAhead - minutes * 60_000);
      expect(dueSlotRounds({ startsAt, zone }, longestNight, now)).toEqual([]);
    }),
  );
});
