import { z } from "zod";
import { isAlwaysOffered } from "~/app/domain/centers/languages";
import {
  type CenterTextName,
  type CenterTexts,
  centerTextLength,
  centerTextNames,
  centerTextOf,
  textsIn,
} from "~/app/domain/centers/texts";
import { localeTags } from "~/app/i18n/locales";
import type { Center } from "~/db/queries/centers";
import { optional, text, ticked } from "./fields";
import { offeredBy, offeredNames } from "./offered-languages.server";
import type { FormValues } from "./parse-form.server";

type OfCenter = Pick<Center, "locale" | "settings">;

/** What to bring to an event, and in which language: its own words, else the center's for events that say nothing. */
export function bringOf(
  center: OfCenter,
  event: { whatToBring: string | null; locale: string },
  locale: string,
): { whatToBring: string | null; bringLocale: string } {
  if (event.whatToBring !== null) return { whatToBring: event.whatToBring, bringLocale: event.locale };
  const said = centerTextOf(center, "bring", locale);
  return { whatToBring: said?.text ?? null, bringLocale: said?.locale ?? event.locale };
}

/** The languages that a center offers, each by a box. */
export const languagesForm = z
  .strictObject(Object.fromEntries(localeTags.map((tag) => [tag, ticked])))
  .transform((given) => localeTags.filter((tag) => given[tag]));

/** Each language that a center may offer or leave out: English and its own are always offered. */
export function languageBoxes(center: OfCenter) {
  const offered = offeredBy(center);
  const isFixed = (tag: string) => isAlwaysOffered(tag, center);
  const ticks = offered.filter((tag) => !isFixed(tag)).map((tag) => [tag, "yes"]);
  const values: FormValues = Object.fromEntries(ticks);
  return { values, choices: localeTags.filter((tag) => !isFixed(tag)), always: localeTags.filter(isFixed) };
}

/** Each offered language, with which of the texts are written in it. */
export const textRows = (center: OfCenter) =>
  offeredNames(center).map(({ tag, name }) => {
    const texts = textsIn(center, tag);
    return { tag, name, written: centerTextNames.filter((one) => Boolean(texts[one])) };
  });

const field = (name: CenterTextName) => optional(text(centerTextLength[name]));

/** A language's texts, as an admin types them; what is left empty goes. */
export const textsForm = z
  .strictObject({
    welcome: field("welcome"),
    privacy: field("privacy"),
    bring: field("bring"),
    mailFoot: field("mailFoot"),
  })
  .transform((given): CenterTexts => {
    const written = centerTextNames.flatMap((name) => {
      const said = given[name];
      return said === null ? [] : [[name, said]];
    });
    return Object.fromEntries(written);
  });

/** The texts as they stand, for the form. */
export const textValues = (center: OfCenter, locale: string): FormValues => ({ ...textsIn(center, locale) });
