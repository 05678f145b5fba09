import { IntlMessageFormat } from "intl-messageformat";
import { intlTag } from "~/app/domain/text/formats";
import { directionOf } from "./locales";
import type { Compile, Values } from "./speak";

/** Messages are ICU MessageFormat: plurals and numbers by the language's own rules (CLDR). */
export const compile: Compile = (message, locale) => {
  const format = new IntlMessageFormat(message, intlTag(locale), undefined, { ignoreTag: true });
  const isRightToLeft = directionOf(locale) === "rtl";
  return (values) => String(format.format(isRightToLeft ? isolated(values) : { ...values }));
};

/**
 * In a language from right to left, a name or a time in other letters would take the words beside it along: each
 * stands between signs that keep its direction to itself (UAX 9, first strong isolate). They cannot be seen. An address
 * has none: some phones would take the second one for its last letter.
 */
const isolated = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && !/^https?:/.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  );
