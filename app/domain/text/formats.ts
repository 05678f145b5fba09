import { remembered } from "./remembered";

/** Formatters of instants by these fields, one for each locale and IANA zone: making one takes long. */
export const dateFormats = (fields: Intl.DateTimeFormatOptions) =>
  remembered((locale: string, timeZone: string) => new Intl.DateTimeFormat(locale, { ...fields, timeZone }));

/** Formatters of dollars with so many digits after the point, one for each locale. */
export const dollarFormats = (digits: 0 | 2) =>
  remembered(
    (locale: string) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency: "USD",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
