import { describe, expect, test } from "vitest";
import { type PromotableEvent, positionOf, promote, type Waiting } from "~/app/domain/waitlist/promote";

const now = new Date("2026-12-05T12:00Z");
const starts = new Date("2026-12-05T18:00Z");

const anEvent = (values: Partial<PromotableEvent> = {}): PromotableEvent => ({
  status: "published",
  startsAt: starts,
  registrationClosesAt: starts,
  capacity: 10,
  walkInReserve: 0,
  placesTaken: 8,
  ...values,
});

const waits = (registrationId: string, queueNo: number, values: Partial<Waiting> = {}): Waiting => ({
  registrationId,
  queueNo,
  people: 1,
  priority: 0,
  ...values,
});

const line = [waits("c", 3), waits("a", 1), waits("b", 2)];
const idsOf = (offered: readonly Waiting[]) => offered.map(({ registrationId }) => registrationId);

describe("free places", () => {
  test("are offered in the order in which people came, as many as there are", () => {
    expect(idsOf(promote(anEvent(), line, now))).toEqual(["a", "b"]);
    expect(idsOf(promote(anEvent({ placesTaken: 10 }), line, now))).toEqual([]);
  });

  test("are offered first to who has priority, then by order", () => {
    const veterans = [...line, waits("v2", 5, { priority: 1 }), waits("v1", 4, { priority: 1 })];
    expect(idsOf(promote(anEvent({ placesTaken: 7 }), veterans, now))).toEqual(["v1", "v2", "a"]);
  });

  test("are not split: a party that does not fit is passed over and keeps its turn", () => {
    const party = [waits("party", 0, { people: 3 }), ...line];
    expect(idsOf(promote(anEvent(), party, now))).toEqual(["a", "b"]);
    expect(idsOf(promote(anEvent({ placesTaken: 6 }), party, now))).toEqual(["party", "a"]);
  });

  test("that are kept for walk-ins are offered to nobody", () => {
    expect(idsOf(promote(anEvent({ walkInReserve: 1 }), line, now))).toEqual(["a"]);
  });

  test("without a limit are for all", () => {
    expect(idsOf(promote(anEvent({ capacity: null }), line, now))).toEqual(["a", "b", "c"]);
  });

  test.each([
    ["registration is closed", anEvent({ registrationClosesAt: now })],
    ["the event has begun", anEvent({ startsAt: now })],
    ["the event is cancelled", anEvent({ status: "cancelled" })],
  ])("are offered to nobody once %s", (_rule, event) => {
    expect(promote(event, line, now)).toEqual([]);
  });
});

test("a place in line counts who goes before", () => {
  const all = [...line, waits("v", 9, { priority: 1 })];
  expect(["v", "a", "b", "c"].map((id) => positionOf(id, all))).toEqual([1, 2, 3, 4]);
  expect(positionOf("nobody", all)).toBeNull();
});
