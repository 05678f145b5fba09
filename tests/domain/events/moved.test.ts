import { expect, test } from "vitest";
import { movedSince } from "~/app/domain/events/moved";

const told = {
  startsAt: new Date("2026-12-05T18:00:00Z"),
  endsAt: new Date("2026-12-05T21:00:00Z"),
  place: { room: "Auditorium", branch: "Central", address: null },
};

test.each([
  ["the start", { startsAt: new Date("2026-12-05T18:30:00Z") }],
  ["the end", { endsAt: new Date("2026-12-05T22:00:00Z") }],
  ["the room", { place: { ...told.place, room: "Meeting Room A" } }],
  ["the branch", { place: { ...told.place, branch: "North" } }],
  ["the room, which is not set any more", { place: null }],
])("an event moved where %s is another one: what was told is how it was", (_what, more) => {
  expect(movedSince(told, { ...told, ...more })).toEqual(told);
});

test.each([
  ["all is as it was", {}],
  ["the address alone is written otherwise", { place: { ...told.place, address: "630 River Street" } }],
])("an event did not move where %s", (_what, more) => {
  expect(movedSince(told, { ...told, ...more })).toBeNull();
});

test("an event without a room, before and after, did not move", () => {
  expect(movedSince({ ...told, place: null }, { ...told, place: null })).toBeNull();
});
