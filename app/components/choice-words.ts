import type { Locale } from "~/app/i18n/locales";

/** What a visitor reads on a representative's phone, with the employer's name in its places. */
export interface ChoiceWords {
  asks: string;
  text: string;
  nameText: string;
  own: string;
  number: string;
  numberHint: string;
  yes: string;
  name: string;
  count: string;
  no: string;
  shared: string;
  named: string;
  counted: string;
  declined: string;
  stop: string;
  kept: string;
  back: string;
  language: string;
  missing: string;
  differs: string;
  usedUp: string;
  ownPage: string;
}

/** In every language: a phone without a connection asks for no catalogue. */
export type ChoiceCatalogue = Record<Locale, ChoiceWords>;
