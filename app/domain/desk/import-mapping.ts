import { fold } from "~/app/domain/text/fold";
import { type Channel, channels } from "./inquiry";

/** What a row of another tool's file can say of an inquiry. */
export const importFields = [
  "date",
  "branch",
  "category",
  "channel",
  "count",
  "minutes",
  "language",
] as const;
export type ImportField = (typeof importFields)[number];

/** The fields whose words are matched with the center's own. */
export const wordFields = ["branch", "category", "channel"] as const satisfies readonly ImportField[];
export type WordField = (typeof wordFields)[number];

/** What a file's columns and words mean. */
export interface ImportMapping {
  /** Where each field's column stands; null where the file has none. */
  columns: Record<ImportField, number | null>;
  /** Where all of it happened and how it came, where no column says so. */
  branchId: string | null;
  channel: Channel;
  /** What the file's words stand for, folded, in pairs: a branch's id, a category's key, a channel. */
  words: Record<WordField, readonly (readonly [word: string, value: string])[]>;
}

/** What the center has, by the words that name it. */
export interface ImportLists {
  branches: readonly { id: string; name: string }[];
  categories: readonly { key: string; name: string }[];
}

/** The most rows of a file, and the most words of a column that somebody matches. */
export const mostImportRows = 20_000;
export const mostWords = 100;

const aliases: Record<ImportField, readonly string[]> = {
  date: ["date", "day", "timestamp", "date time", "when"],
  branch: ["branch", "location", "library", "site", "building"],
  category: ["category", "type", "question type", "topic", "subject", "reason"],
  channel: ["channel", "mode", "method", "contact", "how"],
  count: ["count", "number", "quantity", "total", "questions"],
  minutes: ["minutes", "duration", "time spent", "length"],
  language: ["language", "spoken language"],
};

/** The columns that a header names by a usual word; the first of two counts. */
export function guessColumns(header: readonly string[]): ImportMapping["columns"] {
  const names = header.map((cell) => fold(cell).replace(/[_\-\s]+/g, " "));
  const placeOf = (field: ImportField) => {
    const place = names.findIndex((name) => aliases[field].includes(name));
    return place < 0 ? null : place;
  };
  return {
    date: placeOf("date"),
    branch: placeOf("branch"),
    category: placeOf("category"),
    channel: placeOf("channel"),
    count: placeOf("count"),
    minutes: placeOf("minutes"),
    language: placeOf("language"),
  };
}

const channelAliases: readonly (readonly [string, Channel])[] = [
  ["in person", "in-person"],
  ["walk-in", "in-person"],
  ["desk", "in-person"],
  ["telephone", "phone"],
  ["call", "phone"],
  ["e-mail", "email"],
  ["sms", "chat"],
  ["text", "chat"],
];

/** What a field's words stand for: the center's own names, and over them what somebody said of the file's. */
export function wordsOf(field: WordField, lists: ImportLists, mapping: ImportMapping): Map<string, string> {
  return new Map([...ownWords(field, lists), ...mapping.words[field]]);
}

function ownWords(field: WordField, { branches, categories }: ImportLists): (readonly [string, string])[] {
  switch (field) {
    case "branch":
      return branches.map(({ id, name }) => [fold(name), id]);
    case "category":
      return categories.flatMap(({ key, name }) => [[key, key] as const, [fold(name), key] as const]);
    case "channel":
      return [...channels.map((channel) => [channel, channel] as const), ...channelAliases];
  }
}

/** The words of a field's column, folded, each once, in the order of the file; one more than the most at most. */
export function wordsIn(
  field: WordField,
  records: readonly (readonly string[])[],
  mapping: ImportMapping,
): string[] {
  const place = mapping.columns[field];
  if (place === null) return [];
  const words = new Set<string>();
  for (const record of records) {
    const word = fold(record[place] ?? "");
    if (word !== "") words.add(word);
    if (words.size > mostWords) break;
  }
  return [...words];
}
