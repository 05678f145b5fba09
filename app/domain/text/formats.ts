import { remembered } from "./remembered";

/**
 * How dates and numbers are written where the language alone does not say it as the center's public does: hours and
 * dollars as in the United States, and the day of the posters, not that of another calendar.
 */
const writtenAs: Readonly<Record<string, string>> = {
  en: "en-US",
  es: "es-US",
  tl: "fil-PH",
  fa: "fa-u-ca-gregory",
};

/** The tag to give Intl for a page's language. */
export const intlTag = (locale: string): string => writtenAs[locale] ?? locale;

/** Formatters of instants by these fields, one for each locale and IANA zone: making one takes long. */
export const dateFormats = (fields: Intl.DateTimeFormatOptions) =>
  remembered(
    (locale: string, timeZone: string) => new Intl.DateTimeFormat(intlTag(locale), { ...fields, timeZone }),
  );

/** Formatters of dollars with so many digits after the point, one for each locale. */
export const dollarFormats = (digits: 0 | 2) =>
  remembered(
    (locale: string) =>
      new Intl.NumberFormat(intlTag(locale), {
        style: "currency",
        currency: "USD",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );

/** Formatters of numbers by these options, one for each locale. */
export const numberFormats = (options: Intl.NumberFormatOptions) =>
  remembered((locale: string) => new Intl.NumberFormat(intlTag(locale), options));
