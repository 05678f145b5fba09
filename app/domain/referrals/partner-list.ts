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
 * partner's reference; nothing is guessed by a name, and nothing is taken for confirmed that the list does not say. A
 * reference is of one referral, also among those that this list brings.
 */
export function decideList(
  rows: readonly PartnerRow[],
  referrals: readonly ListedReferral[],
  { partnerId, today }: { partnerId: string; today: string },
): DecidedList {
  const byCode = new Map(referrals.map((referral) => [referral.code, referral]));
  const own = referrals.filter((referral) => referral.partnerId === partnerId);
  const referenced = own.filter(({ partnerReference }) => partnerReference !== null);
  const byReference = new Map(referenced.map((referral) => [referral.partnerReference, referral]));
  const confirmations = new Map<string, ListedConfirmation>();
  const problems: ListProblem[] = [];
  for (const row of rows) {
    const { code, reference, servedOn } = row;
    const found = code === null ? byReference.get(reference) : byCode.get(code);
    if (found === undefined) {
      problems.push(at(row, "referral-not-found"));
      continue;
    }
    const isTwice = confirmations.has(found.id);
    const holder = byReference.get(reference) ?? found;
    const problem = isTwice ? "twice-in-list" : problemOf(row, found, holder, { partnerId, today });
    if (problem !== null) {
      problems.push(at(row, problem));
      continue;
    }
    const isNew = reference !== found.partnerReference;
    confirmations.set(found.id, { referralId: found.id, reference: isNew ? reference : null, servedOn });
    if (reference !== null) byReference.set(reference, found);
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, confirmations: [...confirmations.values()] };
}

/** @param holder the referral that has the row's reference; the same one where none has it */
function problemOf(
  { servedOn }: PartnerRow,
  found: ListedReferral,
  holder: ListedReferral,
  { partnerId, today }: { partnerId: string; today: string },
): string | null {
  if (found.partnerId !== partnerId) return "other-partner";
  if (found.state === "served") return "already-served";
  const decided = decideStep(found, { to: "served", how: "partner-file", servedOn }, today);
  if (decided.outcome === "allowed") return holder.id === found.id ? null : "reference-of-another";
  return decided.fields?.[0]?.problem ?? decided.reason;
}

/** Problems that are mended in one column, by whatever the referral was looked for. */
const columns: ReadonlyMap<string, ListColumn> = new Map([
  ["before-referral", "servedOn"],
  ["day-ahead", "servedOn"],
  ["reference-of-another", "reference"],
]);

/** Where a person mends it. */
const at = ({ row, code }: PartnerRow, problem: string): ListProblem => ({
  row,
  column: columns.get(problem) ?? (code === null ? "reference" : "code"),
  problem,
});
