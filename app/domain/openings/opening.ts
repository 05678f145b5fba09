/** When the work of an opening is done. */
export const shifts = ["day", "evening", "night", "weekend"] as const;
export type Shift = (typeof shifts)[number];

export const isShift = (word: string): word is Shift => shifts.some((known) => known === word);

/** Languages that work is done in, as BCP 47 tags: what the library's public speaks, and American Sign Language. */
export const workLanguages = [
  "en",
  "es",
  "ko",
  "zh",
  "hy",
  "tl",
  "fa",
  "ru",
  "vi",
  "ja",
  "th",
  "km",
  "hi",
  "ase",
] as const;

/** What an opening says of itself beside its title and pay; whoever says nothing has said none of it. */
export interface OpeningTraits {
  /** When the work is done; empty where nobody said. */
  shifts: readonly Shift[];
  /** Nobody needs to have done such work before. */
  noExperience: boolean;
  /** Languages that the work asks for, as BCP 47 tags. */
  languages: readonly string[];
  /** For whom an agency hires; null where the employer hires for itself, or did not say. */
  clientName: string | null;
}

export const noTraits: OpeningTraits = { shifts: [], noExperience: false, languages: [], clientName: null };
