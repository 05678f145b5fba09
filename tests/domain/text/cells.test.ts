import { describe, expect, test } from "vitest";
import { cellDate, cellText, runsOver } from "~/app/domain/text/cells";

describe("a cell's text", () => {
  test.each([
    ["has no space around it", "  Rosa Delgado ", "Rosa Delgado"],
    ["loses the apostrophe before a formula", "'=1+1", "=1+1"],
    ["loses it before a formula after spaces and signs that nobody sees", "' \t\u0000=1+1", "\u0000=1+1"],
    ["loses it before a full-width formula", "'＝1", "＝1"],
    ["keeps an apostrophe before a word", "'tis", "'tis"],
    ["keeps an apostrophe within", "O'-Brien", "O'-Brien"],
    ["keeps one before a word with a sign later", "'a=1", "'a=1"],
  ])("%s", (_rule, text, cell) => {
    expect(cellText(text)).toBe(cell);
  });
});

describe("a cell's date", () => {
  test.each([
    ["2026-12-31", "2026-12-31"],
    ["12/31/2026", "2026-12-31"],
    ["1/2/2026", "2026-01-02"],
    ["02/30/2026", null],
    ["112/31/2026", null],
    ["12/31/20266", null],
    ["31.12.2026", null],
    ["", null],
  ])("%j is %j", (text, date) => {
    expect(cellDate(text)).toBe(date);
  });
});

describe("a row", () => {
  const header = ["", "title", "duties", ""];
  test.each([
    ["has as many cells as the header", ["1", "Cook", "Soup", ""], false],
    ["has fewer", ["1", "Cook"], false],
    ["has empty cells after the last column", ["1", "Cook", "Soup", "", " ", ""], false],
    ["has text in a column without a name that others follow", ["1", "Cook", "", ""], false],
    ["has text after the last column that has a name", ["1", "Cook", "Soup", "Bread"], true],
    ["has text beyond all columns", ["1", "Cook", "Soup", "", "Bread"], true],
  ])("%s", (_what, record, isOver) => {
    expect(runsOver(record, header)).toBe(isOver);
  });
});
