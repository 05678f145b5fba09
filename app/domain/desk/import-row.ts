import { cellDate, cellText } from "~/app/domain/text/cells";
import { fold } from "~/app/domain/text/fold";
import { languageName } from "~/app/domain/text/language-name";
import { deskLanguages } from "./choices";
import {
  type ImportField,
  type ImportLists,
  type ImportMapping,
  importFields,
  wordsOf,
} from "./import-mapping";
import { type Channel, channels, type MinuteBand, minuteBands, mostInquiries } from "./inquiry";

/** Inquiries of one row of a file. */
export interface ImportedInquiry {
  date: string;
  branchId: string;
  category: string;
  channel: Channel;
  count: number;
  minutes: MinuteBand | null;
  language: string | null;
}

export interface CellProblem {
  field: ImportField;
  problem: string;
}

type Read<Value> = { value: Value } | { problem: string };

/** Reads rows as a mapping says. `today` is the center's: a later day has not come. */
export function rowReader(mapping: ImportMapping, lists: ImportLists, today: string) {
  const branchOf = wordsOf("branch", lists, mapping);
  const categoryOf = wordsOf("category", lists, mapping);
  const channelOf = wordsOf("channel", lists, mapping);

  return (record: readonly string[]): ImportedInquiry | CellProblem[] => {
    const cell = (field: ImportField) => {
      const place = mapping.columns[field];
      return place === null ? "" : cellText(record[place] ?? "");
    };
    const has = (field: ImportField) => mapping.columns[field] !== null;
    const date = dateOf(cell("date"), today);
    const branchId = has("branch")
      ? wordOf(cell("branch"), branchOf, "branch-not-matched")
      : given(mapping.branchId);
    const category = wordOf(cell("category"), categoryOf, "category-not-matched");
    const channel = has("channel") ? knownChannel(cell("channel"), channelOf) : { value: mapping.channel };
    const count = has("count") ? countOf(cell("count")) : { value: 1 };
    const minutes = minutesOf(cell("minutes"));
    const language = languageOf(cell("language"));
    if (
      "value" in date &&
      "value" in branchId &&
      "value" in category &&
      "value" in channel &&
      "value" in count &&
      "value" in minutes &&
      "value" in language
    ) {
      return {
        ...{ date: date.value, branchId: branchId.value, category: category.value, channel: channel.value },
        ...{ count: count.value, minutes: minutes.value, language: language.value },
      };
    }
    return problemsOf({ date, branch: branchId, category, channel, count, minutes, language });
  };
}

const problemsOf = (read: Record<ImportField, Read<unknown>>): CellProblem[] =>
  importFields.flatMap((field) => {
    const cell = read[field];
    return "problem" in cell ? [{ field, problem: cell.problem }] : [];
  });

const given = (value: string | null): Read<string> => (value === null ? { problem: "required" } : { value });

/** A day, with or without a time after it. */
function dateOf(text: string, today: string): Read<string> {
  if (text === "") return { problem: "required" };
  const date = cellDate(text.split(/[T\s]/u)[0] ?? "");
  if (date === null) return { problem: "no-such-date" };
  return date > today ? { problem: "day-ahead" } : { value: date };
}

function wordOf(text: string, words: ReadonlyMap<string, string>, unknown: string): Read<string> {
  if (text === "") return { problem: "required" };
  const value = words.get(fold(text));
  return value === undefined ? { problem: unknown } : { value };
}

function knownChannel(text: string, words: ReadonlyMap<string, string>): Read<Channel> {
  const read = wordOf(text, words, "channel-not-matched");
  if ("problem" in read) return read;
  const value = channels.find((known) => known === read.value);
  return value === undefined ? { problem: "channel-not-matched" } : { value };
}

/** Digits as a spreadsheet here writes them: "1,000" is a thousand, and "1,5" is no number of questions. */
const wholeNumber = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/;

function countOf(text: string): Read<number> {
  if (!wholeNumber.test(text)) return { problem: "not-whole" };
  const value = Number(text.replaceAll(",", ""));
  if (value < 1) return { problem: "too-low" };
  return value > mostInquiries ? { problem: "too-high" } : { value };
}

/** Minutes as a number, or by the band's own word; nothing is not noted. */
function minutesOf(text: string): Read<MinuteBand | null> {
  if (text === "") return { value: null };
  const band = minuteBands.find((known) => known === fold(text));
  if (band !== undefined) return { value: band };
  if (!/^\d+(?:\.\d+)?$/.test(text)) return { problem: "not-a-number" };
  const minutes = Number(text);
  if (minutes < 5) return { value: "under-5" };
  if (minutes < 15) return { value: "5-14" };
  return { value: minutes < 30 ? "15-29" : "30-up" };
}

/** Languages by their tags, their English names (CLDR) and what people here call them. */
const tags = new Map<string, string>([
  ...deskLanguages.flatMap((tag) => [[fold(tag), tag] as const, [fold(languageName(tag)), tag] as const]),
  ...([
    ["tagalog", "tl"],
    ["farsi", "fa"],
    ["chinese", "zh-Hant"],
    ["asl", "ase"],
  ] as const),
]);

/** A language by its tag or its English name; nothing is not noted. */
function languageOf(text: string): Read<string | null> {
  if (text === "") return { value: null };
  const value = tags.get(fold(text));
  return value === undefined ? { problem: "language-not-known" } : { value };
}
