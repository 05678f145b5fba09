import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueFollowUps, followUpAt, followUps, longestBehind } from "~/app/domain/outbox/follow-ups";
import { defaultQuietHours } from "~/app/domain/time/quiet-hours";

const zone = "America/Los_Angeles";
const at = (iso: string) => new Date(iso);
/** A Saturday evening, which is Sunday in UTC. */
const event = { endsAt: at("2026-12-06T04:00:00Z"), zone };

describe("after an event", () => {
  test("thanks are due the next morning, and the question about work thirty days on", () => {
    expect(followUpAt(event, "thanks", defaultQuietHours).dueAt).toEqual(at("2026-12-06T18:00:00Z"));
    expect(followUpAt(event, "job", defaultQuietHours).dueAt).toEqual(at("2027-01-04T18:00:00Z"));
  });

  test.each([
    ["a moment before the next morning nothing", "2026-12-06T17:59:59Z", []],
    ["from the next morning thanks", "2026-12-06T18:00:00Z", ["thanks"]],
    ["a week late thanks still", "2026-12-13T17:59:59Z", ["thanks"]],
    ["later than that no thanks", "2026-12-13T18:00:00Z", []],
    ["a moment before the thirtieth morning nothing", "2027-01-04T17:59:59Z", []],
    ["from the thirtieth morning the question about work", "2027-01-04T18:00:00Z", ["job"]],
    ["two weeks late the question still", "2027-01-18T17:59:59Z", ["job"]],
    ["later than that no question", "2027-01-18T18:00:00Z", []],
    ["in quiet hours nothing, also where it is late", "2026-12-08T06:00:00Z", []],
  ])("%s goes out", (_when, now, kinds) => {
    expect(dueFollowUps(event, defaultQuietHours, at(now))).toEqual(kinds);
  });

  test("nothing is due longer than the planner looks back, around a change of clocks and a night of quiet", () => {
    const nearChange = fc
      .integer({ min: -46 * 1440, max: 1440 })
      .map((minutes) => new Date(at("2026-11-01T09:00:00Z").getTime() + minutes * 60_000));
    const quiet = { from: "20:00", until: "12:00" };
    fc.assert(
      fc.property(nearChange, (endsAt) => {
        for (const kind of followUps) {
          const { lapsesAt } = followUpAt({ endsAt, zone }, kind, quiet);
          expect(lapsesAt.getTime() - endsAt.getTime()).toBeLessThan(longestBehind);
        }
      }),
    );
  });
});
