/** Where an accepted employer is on the day. Expected: the doors have not opened yet. */
export const presences = ["expected", "missing", "arrived", "left", "no-show"] as const;
export type Presence = (typeof presences)[number];

/** What the door and the staff know of an employer's day. */
export interface Day {
  /** When the first of its people who is not taken back again was scanned in: the fold of their scans. */
  scannedInAt: Date | null;
  /** What staff marked by hand. */
  arrivedAt: Date | null;
  leftAt: Date | null;
  noShowAt: Date | null;
}

/** When an employer came: by the first scan or by hand, whichever is earlier. */
export function arrivalOf({ scannedInAt, arrivedAt }: Pick<Day, "scannedInAt" | "arrivedAt">): Date | null {
  if (scannedInAt === null || arrivedAt === null) return scannedInAt ?? arrivedAt;
  return scannedInAt < arrivedAt ? scannedInAt : arrivedAt;
}

/**
 * Where an accepted employer is. Whoever came has come, whatever was marked before: a late scan ends a no-show. Staff
 * mark who left; an employer whose people come and go all day is there.
 */
export function presenceOf(day: Day, doorsOpenAt: Date, now: Date): Presence {
  if (arrivalOf(day) !== null) return day.leftAt === null ? "arrived" : "left";
  if (day.noShowAt !== null) return "no-show";
  return now < doorsOpenAt ? "expected" : "missing";
}

/** What staff mark by hand, each of which they can take back. */
export const marks = ["arrival", "departure", "no-show"] as const;
export type Mark = (typeof marks)[number];

/** Which marks staff may set now, and which they may take back: what a scan says is undone at the door. */
export function marksOf(day: Day): { open: Mark[]; set: Mark[] } {
  const isHere = arrivalOf(day) !== null;
  return {
    open: [
      ...(isHere ? [] : (["arrival"] as const)),
      ...(isHere && day.leftAt === null ? (["departure"] as const) : []),
      ...(!isHere && day.noShowAt === null ? (["no-show"] as const) : []),
    ],
    set: [
      ...(day.arrivedAt !== null ? (["arrival"] as const) : []),
      ...(day.leftAt !== null ? (["departure"] as const) : []),
      ...(day.noShowAt !== null && !isHere ? (["no-show"] as const) : []),
    ],
  };
}

export type PresenceCounts = Record<Presence, number> & {
  /** All who were accepted. */
  accepted: number;
  /** Who came, also if they left again: "arrived 41 of 70". */
  came: number;
};

/** How many employers are where. */
export function countPresences(list: readonly Presence[]): PresenceCounts {
  const of = (presence: Presence) => list.filter((one) => one === presence).length;
  const counts = {
    expected: of("expected"),
    missing: of("missing"),
    arrived: of("arrived"),
    left: of("left"),
    "no-show": of("no-show"),
  };
  return { ...counts, accepted: list.length, came: counts.arrived + counts.left };
}
