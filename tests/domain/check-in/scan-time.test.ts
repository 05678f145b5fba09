import { expect, test } from "vitest";
import { scanTime } from "~/app/domain/check-in/scan-time";

const received = new Date("2026-12-01T10:00:00.000Z");
const door = {
  eventId: "event",
  opensAt: new Date("2026-12-01T09:00:00.000Z"),
  closesAt: new Date("2026-12-01T17:00:00.000Z"),
};
const from = (base: Date, ms: number) => new Date(base.getTime() + ms);
const day = 24 * 3_600_000;

test.each([
  ["the server's where the device says none", null, received, null],
  ["the device's where it is behind", from(received, -3_600_000), from(received, -3_600_000), null],
  [
    "the device's up to two minutes ahead of the server",
    from(received, 120_000),
    from(received, 120_000),
    null,
  ],
  ["the server's from there on, flagged", from(received, 120_001), received, "clock-ahead"],
  ["the device's from 24 hours before the doors", from(door.opensAt, -day), from(door.opensAt, -day), null],
  ["the server's before that, flagged", from(door.opensAt, -day - 1), received, "clock-behind"],
])("the time of a scan is %s", (_rule, scannedAt, at, flag) => {
  expect(scanTime(scannedAt, received, door)).toEqual({ at, flag });
});
