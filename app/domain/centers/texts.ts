import type { CenterSettings } from "./settings";

/** The texts that a center may say itself, in each language that it offers. */
export const centerTextNames = ["welcome", "privacy", "bring", "mailFoot"] as const;
export type CenterTextName = (typeof centerTextNames)[number];

/** Characters at most. */
export const centerTextLength: Record<CenterTextName, number> = {
  welcome: 300,
  privacy: 4000,
  bring: 500,
  mailFoot: 300,
};

/** A language's texts: what was left empty is not there. */
export type CenterTexts = Partial<Record<CenterTextName, string>>;

export interface SaidText {
  text: string;
  /** The language that it is written in: the one asked for, or the center's own. */
  locale: string;
}

type OfCenter = { locale: string; settings: Pick<CenterSettings, "texts" | "privacyNote"> };

/** What a center has written in a language: the privacy page's words in its own stand among its settings. */
export function textsIn({ locale: own, settings }: OfCenter, locale: string): CenterTexts {
  const texts = settings.texts?.[locale] ?? {};
  return locale === own ? { ...texts, privacy: settings.privacyNote } : texts;
}

/** A center's text in a language, else in the center's own; null where it has written neither. */
export function centerTextOf(center: OfCenter, name: CenterTextName, locale: string): SaidText | null {
  for (const written of [locale, center.locale]) {
    const text = textsIn(center, written)[name];
    if (text) return { text, locale: written };
  }
  return null;
}
