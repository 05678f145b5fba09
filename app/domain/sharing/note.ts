/** Whether an employer's person wants to hear from a visitor again. */
export const ratings = ["yes", "maybe", "no"] as const;
export type Rating = (typeof ratings)[number];

/** Characters of a note's own words. */
export const longestNote = 500;

/** What an employer keeps of a visitor who shares with it, for itself alone. It is kept sealed. */
export interface Note {
  rating: Rating | null;
  text: string | null;
}

/** True where nothing is left to keep. */
export const isBlank = ({ rating, text }: Note): boolean => rating === null && text === null;

/** As it is sealed: one text of both, so that neither shows. */
export const noteText = ({ rating, text }: Note): string => JSON.stringify([rating, text]);

/** Reads what `noteText` wrote. */
export function noteOf(written: string): Note {
  const [rating, text]: unknown[] = JSON.parse(written);
  return {
    rating: ratings.find((known) => known === rating) ?? null,
    text: typeof text === "string" ? text : null,
  };
}
