import { expect, test } from "vitest";
import { mayBookMore, mostAhead } from "~/app/domain/appointments/limit";

test("a center that set no number allows three ahead, another its own", () => {
  expect(mostAhead({})).toBe(3);
  expect(mostAhead({ mostAppointments: 1 })).toBe(1);
});

test.each([
  ["lets somebody book the last one", 2, "patron", { outcome: "open" }],
  ["refuses the one beyond", 3, "patron", { outcome: "refused", reason: "too-many-appointments" }],
  ["lets staff book beyond it", 9, "staff", { outcome: "open" }],
] as const)("%s", (_rule, ahead, by, expected) => {
  expect(mayBookMore(ahead, 3, by)).toEqual(expected);
});
