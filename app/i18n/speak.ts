import type en from "./en.json";
import type { Locale } from "./locales";
import type { Placeholders } from "./placeholders";

type English = typeof en;

/** "manage.cancel": a section of the catalogue and a key in it. */
export type Key = {
  [Section in keyof English]: `${Section}.${keyof English[Section] & string}`;
}[keyof English];

/** A message that is said as it stands. */
export type PlainKey = Exclude<Key, keyof Placeholders>;

/** What stands in a message's places. */
export type Values = Readonly<Record<string, string | number>>;

/** The words of one language: `t("manage.cancel")`, `t("ticket.forPeople", { count: 3 })`. */
export interface Words {
  (key: PlainKey): string;
  <K extends keyof Placeholders>(key: K, values: Placeholders[K]): string;
  readonly locale: Locale;
}

/** Messages by section and key, as a catalogue's file has them. */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Makes a message with places into what fills them. */
export type Compile = (message: string, locale: Locale) => (values: Values) => string;

/** Without the means to fill a place: for what has none. */
export const asItStands: Compile = (message) => () => message;

/**
 * The words of a language from its messages, else from the others in turn. A message without places costs two look-ups;
 * one with places is compiled when it is first said and kept. What nobody has a word for is said by its key.
 */
export function wordsOf(locale: Locale, catalogues: readonly Messages[], compile: Compile): Words {
  const kept = new Map<string, (values: Values) => string>();
  const messageOf = (key: string): string => {
    const dot = key.indexOf(".");
    const [section, name] = [key.slice(0, dot), key.slice(dot + 1)];
    for (const messages of catalogues) {
      const message = messages[section]?.[name];
      if (message !== undefined) return message;
    }
    return key;
  };
  const say = (key: string, values?: Values): string => {
    if (values === undefined) return messageOf(key);
    const fill = kept.get(key) ?? compile(messageOf(key), locale);
    kept.set(key, fill);
    return fill(values);
  };
  return Object.assign(say, { locale });
}
