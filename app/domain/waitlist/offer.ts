/** What became of an offered place: withdrawn is what ended with the place or the event. */
export const offerEnds = ["accepted", "declined", "expired", "withdrawn"] as const;
export type OfferEnd = (typeof offerEnds)[number];
