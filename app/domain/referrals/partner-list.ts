import type { ReferralState } from "./referral";
import { decideStep } from "./steps";

/** A row of a partner's own list, as it was read. */
export interface PartnerRow {
  /** Where a person finds it in a spreadsheet: the header is row 1. */
  row: number;
  /** Our code, eight digits; null where the row has none. */
  code: string | null;
  /** The partner's own number; null where the row has none. */
  reference: string | null;
  /** The day that somebody was served or enrolled, YYYY-MM-DD. */
  servedOn: string;
}

/** A referral that a row may mean. */
export interface ListedReferral {
  id: string;
  code: string;
  partnerId: string;
  partnerReference: string | null;
  state: ReferralState;
  madeOn: string;
  consentVersion: string | null;
}

export type ListColumn = "code" | "reference" | "servedOn";

/** One thing that is wrong in a list: the problem's words are in app/http/problems.ts. */
export interface ListProblem {
  row: number;
  column: ListColumn;
  problem: string;
}

export interface ListedConfirmation {
  referralId: string;
  /** What the partner calls it from now on; null where nothing new is known. */
  reference: string | null;
  servedOn: string;
}

export type DecidedList =
  | { ok: true; confirmations: ListedConfirmation[] }
  | { ok: false; problems: ListProblem[] };

/**
 * What a partner's list confirms: all of its rows, or what is wrong with each. A row is found by our code, else by the
 * partner's reference; nothing is guessed by a name, and nothing is taken for confirmed that the list does not say.
 */
export function decideList(
  rows: readonly PartnerRow[],
  referrals: readonly ListedReferral[],
  { partnerId, today }: { partnerId: string; today: string },
): DecidedList {
  const byCode = new Map(referrals.map((referral) => [referral.code, referral]));
  const own = referrals.filter((referral) => referral.partnerId === partnerId);
  const byReference = new Map(own.map((referral) => [referral.partnerReference, referral]));
  const confirmations = new Map<string, ListedConfirmation>();
  const problems: ListProblem[] = [];
  for (const row of rows) {
    const byOwnCode = row.code !== null;
    const found = byOwnCode ? byCode.get(row.code ?? "") : byReference.get(row.reference);
    const wrong = problemOf(row, found, { partnerId, today });
    if (found !== undefined && confirmations.has(found.id)) problems.push(at(row, "twice-in-list"));
    else if (found === undefined || wrong !== null) problems.push(at(row, wrong ?? "referral-not-found"));
    else if (isTaken(row, found, byReference)) {
      problems.push({ row: row.row, column: "reference", problem: "reference-of-another" });
    } else {
      confirmations.set(found.id, {
        referralId: found.id,
        reference: row.reference === found.partnerReference ? null : row.reference,
        servedOn: row.servedOn,
      });
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, confirmations: [...confirmations.values()] };
}

/** The row's reference is another referral's of this partner. */
function isTaken(
  { reference }: PartnerRow,
  found: ListedReferral,
  byReference: ReadonlyMap<string | null, ListedReferral>,
): boolean {
  const holder = reference === null ? undefined : byReference.get(reference);
  return holder !== undefined && holder.id !== found.id;
}

function problemOf(
  { servedOn }: PartnerRow,
  found: ListedReferral | undefined,
  { partnerId, today }: { partnerId: string; today: string },
): string | null {
  if (found === undefined) return "referral-not-found";
  if (found.partnerId !== partnerId) return "other-partner";
  if (found.state === "served") return "already-served";
  const decided = decideStep(found, { to: "served", how: "partner-file", servedOn }, today);
  if (decided.outcome === "allowed") return null;
  return decided.fields?.[0]?.problem ?? decided.reason;
}

const dayProblems: readonly string[] = ["before-referral", "day-ahead"];

/** Where a person mends it: the day, or what the referral was looked for by. */
function at({ row, code }: PartnerRow, problem: string): ListProblem {
  if (dayProblems.includes(problem)) return { row, column: "servedOn", problem };
  return { row, column: code === null ? "reference" : "code", problem };
}
