import type { conflictKinds } from "~/app/domain/check-in/reconcile";
import type { ScanFlag, ScanKind } from "~/app/domain/check-in/scan";
import { type Settlement, settlements } from "~/app/domain/check-in/settlement";

type Kind = (typeof conflictKinds)[number];

/** A scan as staff look at it. */
export interface ScanView {
  scanId: string;
  kind: ScanKind;
  people: number;
  at: Date;
  /** What the device's own clock said; null where it said nothing. */
  scannedAt: Date | null;
  door: string | null;
  device: string | null;
  /** Who scanned. */
  by: string | null;
  flags: readonly ScanFlag[];
  /** The last four signs of what was scanned. */
  hint: string | null;
  registrationId: string | null;
  name: string | null;
  isUndone: boolean;
}

export interface ConflictView {
  registrationId: string;
  name: string | null;
  partySize: number;
  kind: Kind;
  scanA: ScanView;
  scanB: ScanView;
  /** Null until somebody settled it. */
  settled: { as: Settlement; by: string | null; at: Date } | null;
}

/** What happened, in plain words. */
export function conflictTitle({ kind, partySize }: Pick<ConflictView, "kind" | "partySize">): string {
  switch (kind) {
    case "two-admissions":
      return partySize === 1
        ? "One ticket was let in twice. It counts as one arrival."
        : `More people were let in than the ticket is for. It counts as ${partySize} arrivals.`;
    case "over-party":
      return `More people were let in than the ticket is for. It counts as ${partySize === 1 ? "one arrival" : `${partySize} arrivals`}.`;
    case "ticket-cancelled":
      return "Let in on a cancelled place. The phone could not know.";
    case "ticket-revoked":
      return "Let in on an old ticket. A new one had taken its place.";
  }
}

const settlementWords: Record<"twice" | "ended", Record<Settlement, string>> = {
  twice: {
    "same-person": "The same person twice",
    "shared-ticket": "The ticket was shared",
    mistake: "A mistake",
  },
  ended: {
    "same-person": "They came after all",
    "shared-ticket": "Somebody else used it",
    mistake: "A mistake",
  },
};

/** What staff may have found out, as it is said of this kind. */
export const settlementOf = (kind: Kind, settlement: Settlement) =>
  settlementWords[kind === "two-admissions" || kind === "over-party" ? "twice" : "ended"][settlement];

export const settlementChoices = (kind: Kind) =>
  settlements.map((value) => ({ value, label: settlementOf(kind, value) }));

const clockFields = {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
} as const;

/** Why a scan is worth a look. */
export function oddWords(scan: Pick<ScanView, "flags" | "scannedAt" | "isUndone">, zone: string): string[] {
  const clock = new Intl.DateTimeFormat("en-US", { ...clockFields, timeZone: zone });
  const said = scan.scannedAt === null ? "another time" : clock.format(scan.scannedAt);
  const isOff = scan.flags.includes("clock-ahead") || scan.flags.includes("clock-behind");
  return [
    ...(scan.flags.includes("unlisted") ? ["Let in on a code that is on no list."] : []),
    ...(isOff ? [`The phone's clock said ${said}. Our time counts.`] : []),
    ...(scan.isUndone ? ["Taken back since."] : []),
  ];
}
