import { IntlMessageFormat } from "intl-messageformat";
import { intlTag } from "~/app/domain/text/formats";
import type { Messages } from "~/app/i18n/speak";

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];

/** As the parser numbers them: a text, a number, a choice, a plural. */
const kinds = { argument: 1, number: 2, select: 5, plural: 6 } as const;

const parsed = (message: string, locale: string): Part[] =>
  new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();

/** A message's places by name, each with the type of what fills it. Throws where the message does not parse. */
export function placesOf(message: string, locale = "en"): Map<string, "string" | "number"> {
  const places = new Map<string, "string" | "number">();
  const look = (parts: Part[]) => {
    for (const part of parts) {
      if (part.type === kinds.argument || part.type === kinds.select) places.set(part.value, "string");
      if (part.type === kinds.number || part.type === kinds.plural) places.set(part.value, "number");
      if ("options" in part) for (const { value } of Object.values(part.options)) look(value);
    }
  };
  look(parsed(message, locale));
  return places;
}

/** The numbers up to 200 for which a plural of the message has no form of its own. */
export function numbersWithoutForm(message: string, locale: string): number[] {
  const rules = new Intl.PluralRules(intlTag(locale));
  const plurals = parsed(message, locale).flatMap((part) =>
    part.type === kinds.plural ? [Object.keys(part.options)] : [],
  );
  return Array.from({ length: 201 }, (_, n) => n).filter((n) =>
    plurals.some((forms) => !forms.includes(`=${n}`) && !forms.includes(rules.select(n))),
  );
}

/** Every message of a catalogue under its key; what is said of the language itself is none. */
export const entriesOf = (messages: Messages): [string, string][] =>
  Object.entries(messages)
    .filter(([section]) => section !== "about")
    .flatMap(([section, keys]) =>
      Object.entries(keys).map(([key, message]): [string, string] => [`${section}.${key}`, message]),
    );
