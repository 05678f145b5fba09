import type { ScanKind, ScanOutcome } from "./scan";

/** A stored scan of one registration, as the fold sees it. */
export interface ScanFact {
  scanId: string;
  kind: ScanKind;
  /** The scan that an undo takes back; null for every other kind. */
  undoes: string | null;
  at: Date;
  doorId: string | null;
  outcome: ScanOutcome | null;
}

export interface Attendance {
  /** The scan that let the person in, or null where nobody is in by this registration. */
  admission: { scanId: string; at: Date; doorId: string | null } | null;
  /** Pairs of scans that both admitted, the earlier first. */
  conflicts: { scanA: string; scanB: string }[];
}

/**
 * Folds all scans of a registration into who is in and since when. The order in which scans arrived, repeats and
 * an undo that came before the scan it undoes make no difference: the earliest admitting scan that was not undone
 * is the admission, and every later one is a conflict with it.
 */
export function reconcile(scans: readonly ScanFact[]): Attendance {
  const undone = new Set(scans.map((scan) => scan.undoes));
  const entries = new Map(
    scans
      .filter((scan) => scan.kind === "entry" && scan.outcome === "admitted" && !undone.has(scan.scanId))
      .map((scan) => [scan.scanId, scan]),
  );
  const [first, ...later] = [...entries.values()].sort(byTime);
  if (first === undefined) return { admission: null, conflicts: [] };
  return {
    admission: { scanId: first.scanId, at: first.at, doorId: first.doorId },
    conflicts: later.map((scan) => ({ scanA: first.scanId, scanB: scan.scanId })),
  };
}

function byTime(a: ScanFact, b: ScanFact): number {
  return a.at.getTime() - b.at.getTime() || (a.scanId < b.scanId ? -1 : 1);
}
