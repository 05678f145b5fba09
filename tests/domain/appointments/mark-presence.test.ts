import { expect, test } from "vitest";
import { markPresence } from "~/app/domain/appointments/mark-presence";

const at = (time: string) => new Date(`2026-12-07T${time}Z`);
const times = (now: string) => ({ now: at(now), dayBegins: at("08:00"), startsAt: at("17:00") });
const booked = { status: "booked" as const, presence: null };

test.each<[string, Parameters<typeof markPresence>, object]>([
  ["who comes early is kept", [booked, "kept", times("08:00")], { outcome: "marked" }],
  [
    "nobody is kept before the day",
    [booked, "kept", times("07:59")],
    { outcome: "refused", reason: "appointment-ahead" },
  ],
  [
    "nobody has missed what has not begun",
    [booked, "missed", times("16:59")],
    { outcome: "refused", reason: "appointment-ahead" },
  ],
  ["who is not there as it begins has missed it", [booked, "missed", times("17:00")], { outcome: "marked" }],
  ["a mark is taken back", [{ ...booked, presence: "kept" }, null, times("17:00")], { outcome: "marked" }],
  [
    "the same mark changes nothing",
    [{ ...booked, presence: "kept" }, "kept", times("17:00")],
    { outcome: "unchanged" },
  ],
  [
    "what was given up was neither",
    [{ status: "cancelled", presence: null }, "missed", times("18:00")],
    { outcome: "refused", reason: "edit-not-allowed" },
  ],
])("%s", (_rule, args, wanted) => expect(markPresence(...args)).toEqual(wanted));
