import { describe, expect, test } from "vitest";
import { readImport } from "~/app/domain/desk/import-file";
import {
  guessColumns,
  type ImportField,
  type ImportMapping,
  mostWords,
  wordsIn,
  wordsOf,
} from "~/app/domain/desk/import-mapping";
import { isWriting } from "~/app/domain/desk/import-state";

const lists = {
  branches: [{ id: "b1", name: "Central Library" }],
  categories: [
    { key: "search", name: "Job search" },
    { key: "resume", name: "Resume help" },
  ],
};
const header = ["Date", "Location", "Question type", "Mode", "Count", "Duration", "Language"];
const mapping = (more: Partial<ImportMapping> = {}): ImportMapping => ({
  ...{ columns: guessColumns(header), branchId: null, channel: "in-person" },
  words: { branch: [], category: [], channel: [] },
  ...more,
});
const today = "2026-12-01";
const good = ["1/6/2026", "central library", "RESUME HELP", "Telephone", "4", "7", "Spanish"];
const read = (record: readonly string[], as = mapping()) => readImport([record], as, lists, today);
const withCell = (place: number, text: string) => good.with(place, text);

describe("columns", () => {
  test.each<[ImportField, string[]]>([
    ["date", ["Date", "Day", "Timestamp", "Date time", "date_time", "When"]],
    ["branch", ["Branch", "Location", "Library", "Site", "Building"]],
    ["category", ["Category", "Type", "Question type", "Topic", "Subject", "Reason"]],
    ["channel", ["Channel", "Mode", "Method", "Contact", "How"]],
    ["count", ["Count", "Number", "Quantity", "Total", "Questions"]],
    ["minutes", ["Minutes", "Duration", "Time spent", "Time - spent", "Length"]],
    ["language", ["Language", "Spoken language"]],
  ])("of the %s are known by any of its usual names: %j", (field, names) => {
    for (const name of names) expect(guessColumns(["Patron", name])[field], name).toBe(1);
  });

  test("are guessed by usual names, whatever their case and signs, the first of two", () => {
    const guessed = guessColumns(["Time-Spent", "TOPIC", "Date", "day", "Patron name"]);
    expect(guessed).toEqual({
      ...{ date: 2, category: 1, minutes: 0, branch: null, channel: null, count: null, language: null },
    });
  });
});

describe("words", () => {
  test.each([
    ["in-person", ["In person", "in-person", "Walk-in", "Desk"]],
    ["phone", ["Phone", "Telephone", "Call"]],
    ["email", ["Email", "E-mail"]],
    ["chat", ["Chat", "SMS", "Text"]],
  ])("that stand for %s at other desks are known: %j", (channel, words) => {
    for (const word of words) expect(read(withCell(3, word)), word).toMatchObject({ rows: [{ channel }] });
  });

  test("that somebody matched with what is no channel are not matched", () => {
    const said = { branch: [], category: [], channel: [["telephone", "fax"]] as const };
    expect(read(good, mapping({ words: said }))).toMatchObject({
      problems: [{ field: "channel", problem: "channel-not-matched" }],
    });
  });

  test("that a short row leaves out are none, and its cells are empty", () => {
    expect(wordsIn("branch", [["2026-12-01"], ["", "Annex"]], mapping())).toEqual(["annex"]);
    expect(read(good.slice(0, 4))).toMatchObject({ problems: [{ field: "count", problem: "not-whole" }] });
  });

  test("of a column come folded, each once, one more than the most at most", () => {
    const records = [
      ["", "A"],
      ["", "a "],
      ["", ""],
      ["", "B"],
    ];
    expect(wordsIn("branch", records, mapping())).toEqual(["a", "b"]);
    const many = Array.from({ length: 300 }, (_, n) => ["", `Branch ${n}`]);
    expect(wordsIn("branch", many, mapping())).toHaveLength(mostWords + 1);
    const none = { ...guessColumns(header), branch: null };
    expect(wordsIn("branch", records, mapping({ columns: none }))).toEqual([]);
  });

  test("stand for the center's own names and keys, and over them for what somebody said", () => {
    const said = { branch: [], category: [["job search", "resume"]] as const, channel: [] };
    const words = wordsOf("category", lists, mapping({ words: said }));
    expect([words.get("resume"), words.get("resume help"), words.get("job search")]).toEqual([
      ...["resume", "resume", "resume"],
    ]);
  });
});

describe("a row", () => {
  test("is read as its columns say", () => {
    expect(read(good)).toEqual({
      ok: true,
      rows: [
        {
          ...{ date: "2026-01-06", branchId: "b1", category: "resume", channel: "phone" },
          ...{ count: 4, minutes: "5-14", language: "es" },
        },
      ],
    });
  });

  test("without columns for them happened where and how all did, once, and the rest is not noted", () => {
    const columns = guessColumns(["Date", "Topic"]);
    const as = mapping({ columns, branchId: "b1", channel: "chat" });
    expect(read(["2026-12-01", "search"], as)).toEqual({
      ok: true,
      rows: [
        {
          ...{ date: "2026-12-01", branchId: "b1", category: "search", channel: "chat" },
          ...{ count: 1, minutes: null, language: null },
        },
      ],
    });
    expect(read(["2026-12-01", "search"], { ...as, branchId: null })).toMatchObject({
      problems: [{ row: 2, field: "branch", problem: "required" }],
    });
  });

  test.each([
    [0, "2026-12-02", "date", "day-ahead"],
    [0, "2026-02-30", "date", "no-such-date"],
    [0, "", "date", "required"],
    [1, "Annex", "branch", "branch-not-matched"],
    [2, "Cooking", "category", "category-not-matched"],
    [2, "", "category", "required"],
    [3, "Pigeon", "channel", "channel-not-matched"],
    [3, "", "channel", "required"],
    [4, "0", "count", "too-low"],
    [4, "1001", "count", "too-high"],
    [4, "10,000", "count", "too-high"],
    [4, "1,000,000", "count", "too-high"],
    [4, "1.5", "count", "not-whole"],
    [4, "1,5", "count", "not-whole"],
    [4, "1,0000", "count", "not-whole"],
    [4, "1000,000", "count", "not-whole"],
    [4, "0x10", "count", "not-whole"],
    [4, "1e2", "count", "not-whole"],
    [4, "", "count", "not-whole"],
    [5, "-1", "minutes", "not-a-number"],
    [5, "long", "minutes", "not-a-number"],
    [5, "5 minutes", "minutes", "not-a-number"],
    [5, "about 5", "minutes", "not-a-number"],
    [5, "5.", "minutes", "not-a-number"],
    [6, "Klingon", "language", "language-not-known"],
    [6, "constructor", "language", "language-not-known"],
  ])("with %j at place %s is told: %s %s", (place, text, field, problem) => {
    expect(read(withCell(place, text))).toEqual({
      ...{ ok: false, count: 1, problems: [{ row: 2, field, problem }] },
    });
  });

  test.each([
    [0, "2026-01-06 14:30", { date: "2026-01-06" }],
    [0, "2026-01-06T14:30:00", { date: "2026-01-06" }],
    [4, "1,000", { count: 1_000 }],
    [4, "1000", { count: 1_000 }],
    [4, "1", { count: 1 }],
    [5, "0", { minutes: "under-5" }],
    [5, "4.95", { minutes: "under-5" }],
    [5, "5", { minutes: "5-14" }],
    [5, "14", { minutes: "5-14" }],
    [5, "15", { minutes: "15-29" }],
    [5, "29", { minutes: "15-29" }],
    [5, "30", { minutes: "30-up" }],
    [5, "15-29", { minutes: "15-29" }],
    [5, "", { minutes: null }],
    [6, "zh-hant", { language: "zh-Hant" }],
    [6, "Vietnamese", { language: "vi" }],
    [6, "Tagalog", { language: "tl" }],
    [6, "Farsi", { language: "fa" }],
    [6, "Chinese", { language: "zh-Hant" }],
    [6, "ASL", { language: "ase" }],
    [6, "", { language: null }],
  ])("at place %s may say %j", (place, text, expected) => {
    expect(read(withCell(place, text))).toMatchObject({ ok: true, rows: [expected] });
  });
});

describe("a file", () => {
  test("with one wrong cell is read not at all, and each problem is told by its row, empty rows left out", () => {
    const records = [good, ["", " "], withCell(4, "x"), withCell(0, "x").with(1, "Annex")];
    expect(readImport(records, mapping(), lists, today)).toEqual({
      ...{ ok: false, count: 3 },
      problems: [
        { row: 4, field: "count", problem: "not-whole" },
        { row: 5, field: "date", problem: "no-such-date" },
        { row: 5, field: "branch", problem: "branch-not-matched" },
      ],
    });
  });

  test("tells a hundred problems and counts them all", () => {
    const records = Array.from({ length: 150 }, () => withCell(4, "x"));
    const found = readImport(records, mapping(), lists, today);
    expect(found.ok ? null : [found.problems.length, found.count]).toEqual([100, 150]);
  });
});

test("somebody who writes and is silent for a minute is taken for dead", () => {
  const writingAt = new Date("2026-12-01T20:00:00Z");
  const after = (milliseconds: number) => new Date(writingAt.getTime() + milliseconds);
  expect(isWriting({ writingAt, importedAt: null }, after(59_999))).toBe(true);
  expect(isWriting({ writingAt, importedAt: null }, after(60_000))).toBe(false);
  expect(isWriting({ writingAt: null, importedAt: null }, after(0))).toBe(false);
  expect(isWriting({ writingAt, importedAt: after(1) }, after(2))).toBe(false);
});
