import { type Refused, refuse } from "~/app/domain/refusal";
import type { Channel, MinuteBand } from "./inquiry";

/** What an entry says of a question: words from lists, and nothing of who asked. */
export interface InquiryFacts {
  branchId: string;
  /** The key of its category, which stays where the name changes. */
  category: string;
  channel: Channel;
  minutes: MinuteBand | null;
  /** A BCP 47 tag; null where nobody noted it. */
  language: string | null;
  isReference: boolean;
  count: number;
}

/** An entry as it comes in: the id is the device's. */
export interface NewInquiry extends InquiryFacts {
  id: string;
  /** Null: now. */
  answeredAt: Date | null;
  /** The membership of who was at the desk as it was made; absent: who sends it. */
  madeBy?: string | null;
}

/** What a center's desk chooses from. Retired categories are among them: what was logged before is still taken. */
export interface DeskLists {
  branchIds: ReadonlySet<string>;
  /** The ids of categories by their keys. */
  categoryIds: ReadonlyMap<string, string>;
}

export type Logging = { outcome: "new"; categoryId: string; answeredAt: Date } | { outcome: "repeated" };

/**
 * Decides what becomes of an entry. One that came before, undone since or not, is repeated where it says the same. When
 * it was made is not compared: a device may have set its clock in between.
 */
export function decideLogging(
  asked: NewInquiry,
  kept: InquiryFacts | undefined,
  lists: DeskLists,
  now: Date,
): Logging | Refused {
  if (kept !== undefined) return isSame(asked, kept) ? { outcome: "repeated" } : refuse("inquiry-id-reused");
  const categoryId = lists.categoryIds.get(asked.category);
  const fields = [
    ...(lists.branchIds.has(asked.branchId) ? [] : [{ field: "branchId", problem: "not-found" }]),
    ...(categoryId === undefined ? [{ field: "category", problem: "category-not-there" }] : []),
  ];
  if (categoryId === undefined || fields.length > 0) return refuse("values-not-accepted", fields);
  return { outcome: "new", categoryId, answeredAt: notAhead(asked.answeredAt, now) };
}

/** A clock that is ahead logs now: no report counts a day that has not come. */
const notAhead = (at: Date | null, now: Date) => (at === null || at > now ? now : at);

const compared = [
  "branchId",
  "category",
  "channel",
  "minutes",
  "language",
  "isReference",
  "count",
] as const satisfies readonly (keyof InquiryFacts)[];

const isSame = (one: InquiryFacts, other: InquiryFacts) =>
  compared.every((field) => one[field] === other[field]);
