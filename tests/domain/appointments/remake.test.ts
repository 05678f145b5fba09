import { describe, expect, test } from "vitest";
import { type MadeTime, remake } from "~/app/domain/appointments/remake";
import type { Span } from "~/app/domain/bookings/booking";

const span = (from: string, until: string): Span => ({
  startsAt: new Date(`2026-12-07T${from}Z`),
  endsAt: new Date(`2026-12-07T${until}Z`),
});
const nine = span("09:00", "10:00");
const made = (more: Partial<MadeTime> = {}): MadeTime => ({
  ...{ ...nine, id: "nine", isTaken: false, isCancelled: false },
  ...more,
});

describe("when hours change, a time", () => {
  test.each<[string, MadeTime[], Span[], ReturnType<typeof remake>]>([
    ["that still follows stays", [made()], [nine], { removed: [], added: [], kept: 0 }],
    ["that is new is added", [], [nine], { removed: [], added: [nine], kept: 0 }],
    ["that follows no more goes", [made()], [], { removed: ["nine"], added: [], kept: 0 }],
    [
      "that begins as before and ends earlier takes its place",
      [made()],
      [span("09:00", "09:30")],
      { removed: ["nine"], added: [span("09:00", "09:30")], kept: 0 },
    ],
    [
      "that ends as before and begins later takes its place",
      [made()],
      [span("09:30", "10:00")],
      { removed: ["nine"], added: [span("09:30", "10:00")], kept: 0 },
    ],
    [
      "that somebody has stays, and is counted",
      [made({ isTaken: true })],
      [],
      { removed: [], added: [], kept: 1 },
    ],
    [
      "that somebody has and that follows is not counted",
      [made({ isTaken: true })],
      [nine],
      { removed: [], added: [], kept: 0 },
    ],
    [
      "is not made beside one that somebody has",
      [made({ isTaken: true })],
      [span("09:30", "10:30")],
      { removed: [], added: [], kept: 1 },
    ],
    [
      "is made in the place of one that goes",
      [made()],
      [span("09:30", "10:30")],
      { removed: ["nine"], added: [span("09:30", "10:30")], kept: 0 },
    ],
    [
      "that was cancelled is not made again",
      [made({ isCancelled: true })],
      [nine],
      { removed: [], added: [], kept: 0 },
    ],
    [
      "that was cancelled after somebody had it is not counted",
      [made({ isCancelled: true, isTaken: true })],
      [],
      { removed: [], added: [], kept: 0 },
    ],
  ])("%s", (_rule, there, wanted, result) => expect(remake(there, wanted)).toEqual(result));
});
