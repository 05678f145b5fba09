/** What a visitor may ask for to take part, in the order of the form. What it helps with is never asked. */
export const accommodationKinds = [
  "sign-language",
  "captioning",
  "wheelchair",
  "seating",
  "large-print",
  "quiet-space",
  "other",
] as const;
export type AccommodationKind = (typeof accommodationKinds)[number];

/** What became of a request. Who asked and for what is forgotten; this stays for the counts. */
export const accommodationStates = ["asked", "met", "not-met"] as const;
export type AccommodationState = (typeof accommodationStates)[number];

/** What one request says. It is kept sealed. */
export interface Accommodation {
  kind: AccommodationKind;
  text: string | null;
}

/** The most requests that one registration has. */
export const mostAccommodations = 6;

/** Characters of a request's own words. */
export const longestAccommodation = 500;

export type Asked =
  | { outcome: "nothing" }
  | { outcome: "asked"; accommodation: Accommodation }
  | { outcome: "incomplete"; field: "kind" | "text" };

/**
 * What a form's two fields ask for. Words without a kind are a request of another kind: somebody who writes what they
 * need has asked. Another kind without words says nothing that staff could arrange.
 */
export function readAccommodation(kind: AccommodationKind | null, text: string | null): Asked {
  if (kind === null && text === null) return { outcome: "nothing" };
  if (kind === "other" && text === null) return { outcome: "incomplete", field: "text" };
  return { outcome: "asked", accommodation: { kind: kind ?? "other", text } };
}

/** As it is sealed: one text of both, so that neither shows. */
export const accommodationText = ({ kind, text }: Accommodation): string => JSON.stringify([kind, text]);

/** Reads what `accommodationText` wrote. */
export function accommodationOf(written: string): Accommodation {
  const [kind, text]: unknown[] = JSON.parse(written);
  return {
    kind: accommodationKinds.find((known) => known === kind) ?? "other",
    text: typeof text === "string" ? text : null,
  };
}
