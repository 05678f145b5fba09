import { IntlMessageFormat } from "intl-messageformat";
import { intlTag } from "~/app/domain/text/formats";
import type { Compile } from "./speak";

/** Messages are ICU MessageFormat: plurals and numbers by the language's own rules (CLDR). */
export const compile: Compile = (message, locale) => {
  const format = new IntlMessageFormat(message, intlTag(locale), undefined, { ignoreTag: true });
  return (values) => String(format.format({ ...values }));
};
