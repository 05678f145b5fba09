import { checkSync } from "recheck";
import ts from "typescript";
import { expect, test } from "vitest";
import { sourceFiles } from "./source-files";

// The checker asks for Java otherwise.
process.env.RECHECK_BACKEND = "pure";

/** Patterns that a text could keep busy for more than its length, and why no such text comes to them. */
const spared: Record<string, string> = {
  '/"(?:[^"\\\\]|\\\\.)*"(\\s*:)?|[[\\]{}]/g':
    "reads what JSON.parse took: no quotation mark is without its second",
  "/\\s(?=\\S+$)/u": "a time that the application wrote",
  "/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/": "a hash of 64 signs",
  "/(?<=[\"'])cid:[^\"']+/g": "a mail that the application wrote, in which what was typed is escaped",
};

/** Every literal of the source that holds a repetition without an end, with its file. */
function patterns(): [pattern: string, file: string][] {
  const found = new Map<string, string>();
  for (const { path, text } of sourceFiles("app", "db", "emails")) {
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && /[*+]|,\}/.test(node.text)) found.set(node.text, path);
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return [...found];
}

test.each(patterns())(
  "a text of any kind is read in time by its length: %s of %s",
  { timeout: 180_000 },
  (pattern) => {
    const [, source = "", flags = ""] = /^\/(.*)\/(\w*)$/s.exec(pattern) ?? [];
    const { status } = checkSync(source, flags, { timeout: null });
    if (pattern in spared) expect(status).not.toBe("unknown");
    else expect(status).toBe("safe");
  },
);

test("no pattern is spared that is not there any more", () => {
  const there = new Set(patterns().map(([pattern]) => pattern));
  expect(Object.keys(spared).filter((pattern) => !there.has(pattern))).toEqual([]);
});
