/** Keeps what `make` makes by its key: making a formatter takes longer than a hundred uses. */
function kept<Key extends string[], Format>(make: (...key: Key) => Format): (...key: Key) => Format {
  const made = new Map<string, Format>();
  return (...key) => {
    const name = key.join(" ");
    const format = made.get(name) ?? make(...key);
    made.set(name, format);
    return format;
  };
}

/** Formatters of instants by these fields, one for each locale and IANA zone. */
export const dateFormats = (fields: Intl.DateTimeFormatOptions) =>
  kept((locale: string, timeZone: string) => new Intl.DateTimeFormat(locale, { ...fields, timeZone }));

/** Formatters of dollars with so many digits after the point, one for each locale. */
export const dollarFormats = (digits: 0 | 2) =>
  kept(
    (locale: string) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency: "USD",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
