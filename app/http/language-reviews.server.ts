import { createHash } from "node:crypto";
import { type ReviewState, reviewState } from "~/app/domain/centers/language-review";
import type { Locale } from "~/app/i18n/locales";
import { catalogues } from "~/app/i18n/words";
import type { Center } from "~/db/queries/centers";
import { offeredNames } from "./offered-languages.server";

export interface Message {
  key: string;
  english: string;
  /** Null where the language has none, so that English is shown. */
  said: string | null;
  /** Whether a person has read it, by what the catalogue says. */
  isReviewed: boolean;
}

export interface LanguageStanding {
  tag: Locale;
  /** In the language itself. */
  name: string;
  total: number;
  /** Messages that the catalogue says a person has read. */
  reviewed: number;
  state: ReviewState;
  reviewedAt: Date | null;
}

/** Every message of a language beside the English one. */
export function messagesOf(locale: Locale): Message[] {
  const { about = {}, ...own } = catalogues[locale];
  const read = new Set(about.reviewed?.split(" "));
  const isByPerson = about.translation !== "machine";
  return Object.entries(catalogues.en).flatMap(([section, texts]) =>
    Object.entries(texts).map(([name, english]) => {
      const key = `${section}.${name}`;
      return { key, english, said: own[section]?.[name] ?? null, isReviewed: isByPerson || read.has(key) };
    }),
  );
}

const digests = new Map<Locale, string>();

/** Tells whether a language's words are those that somebody has read. */
export function digestOf(locale: Locale): string {
  const known = digests.get(locale);
  if (known !== undefined) return known;
  const words = JSON.stringify(messagesOf(locale).map(({ key, said }) => [key, said]));
  const digest = createHash("sha256").update(words).digest("base64url").slice(0, 22);
  digests.set(locale, digest);
  return digest;
}

type OfCenter = Pick<Center, "settings">;

/** How each language that a center offers stands with it, but English. */
export const languageStandings = (center: OfCenter & Pick<Center, "locale">): LanguageStanding[] =>
  offeredNames(center)
    .filter(({ tag }) => tag !== "en")
    .map(({ tag, name }) => standingOf(center, tag, name));

function standingOf({ settings }: OfCenter, tag: Locale, name: string): LanguageStanding {
  const messages = messagesOf(tag);
  const review = settings.languageReviews?.[tag];
  return {
    tag,
    name,
    total: messages.length,
    reviewed: messages.filter(({ isReviewed }) => isReviewed).length,
    state: reviewState(review, digestOf(tag)),
    reviewedAt: review === undefined ? null : new Date(review.at),
  };
}

const readByAll = new Map<Locale, boolean>();

/** Whether a person has read a language's words: by the catalogue, or for this center. */
export function isRead({ settings }: OfCenter, locale: Locale): boolean {
  const byAll =
    readByAll.get(locale) ?? (locale === "en" || messagesOf(locale).every(({ isReviewed }) => isReviewed));
  readByAll.set(locale, byAll);
  return byAll || reviewState(settings.languageReviews?.[locale], digestOf(locale)) === "current";
}
