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
  expect(scanTime({ scannedAt, clockOffsetMs: null }, received, door)).toEqual({ at, flag });
});

const threeHours = 3 * 3_600_000;

test("a device's clock that is off by hours is corrected by what it was off at the last contact", () => {
  const scannedAt = from(received, threeHours - 60_000);
  expect(scanTime({ scannedAt, clockOffsetMs: -threeHours }, received, door)).toEqual({
    at: from(received, -60_000),
    flag: null,
  });
});

test("a time that is out of bounds after its correction is flagged", () => {
  expect(scanTime({ scannedAt: received, clockOffsetMs: threeHours }, received, door)).toEqual({
    at: received,
    flag: "clock-ahead",
  });
});
