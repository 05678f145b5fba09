/** That somebody of the center has read a language's words, and which words these were. */
export interface LanguageReview {
  /** ISO 8601. */
  at: string;
  /** Of all messages of the language as they were. */
  digest: string;
}

/** "outdated": what was read has been changed since. */
export type ReviewState = "none" | "current" | "outdated";

export function reviewState(review: LanguageReview | undefined, digest: string): ReviewState {
  if (review === undefined) return "none";
  return review.digest === digest ? "current" : "outdated";
}
