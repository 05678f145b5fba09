import { describe, expect, test } from "vitest";
import { closesAt, isClosed } from "~/app/domain/openings/closing";

const event = { endsAt: new Date("2026-12-05T22:00:00Z"), zone: "America/Los_Angeles" };
const at = (time: string) => new Date(time);

describe("an opening", () => {
  test.each([
    ["is open through its last day where the event is", "2026-12-04", "2026-12-05T07:59:59Z", false],
    ["closes at the midnight that ends its last day", "2026-12-04", "2026-12-05T08:00:00Z", true],
    ["stays open after the event until its last day is over", "2026-12-31", "2026-12-20T00:00:00Z", false],
    ["without a last day is open while the event is not over", null, "2026-12-05T21:59:59Z", false],
    ["without a last day closes as the event ends", null, "2026-12-05T22:00:00Z", true],
  ])("%s", (_rule, closesOn, now, closed) => {
    expect(isClosed({ closesOn }, event, at(now))).toBe(closed);
  });

  test.each([
    ["of the day on which clocks go back", "2026-11-01", "America/Los_Angeles", "2026-11-02T08:00:00Z"],
    ["of the day on which clocks go forward", "2026-03-08", "America/Los_Angeles", "2026-03-09T07:00:00Z"],
    ["where clocks skip midnight itself", "2026-09-05", "America/Santiago", "2026-09-06T04:00:00Z"],
  ])("closes at the end %s", (_rule, closesOn, zone, instant) => {
    expect(closesAt({ closesOn }, { ...event, zone })).toEqual(at(instant));
  });
});
