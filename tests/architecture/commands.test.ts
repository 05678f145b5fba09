import ts from "typescript";
import { expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "./source-files";

const selects = new Set(["select", "selectDistinct", "selectDistinctOn"]);

/** The selects of a file that lock nothing, each by its line. */
function unlockedSelects({ path, text }: SourceFile): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isCallOf(node, selects) && !isLocked(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.expression.name.getStart(file));
      found.push(`${path}:${line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type MethodCall = ts.CallExpression & { expression: ts.PropertyAccessExpression };

const isCallOf = (node: ts.Node, names: ReadonlySet<string>): node is MethodCall =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  names.has(node.expression.name.text);

/** True where a later call of the same chain takes a lock: `.select().from().where().for("update")`. */
function isLocked(call: ts.Node): boolean {
  const { parent } = call;
  if (ts.isPropertyAccessExpression(parent)) return isLocked(parent);
  if (!ts.isCallExpression(parent) || parent.expression !== call) return false;
  return isCallOf(parent, new Set(["for"])) || isLocked(parent);
}

test("a command selects nothing but rows that it locks: whatever else is asked is a query's", () => {
  expect(sourceFiles("app/commands").flatMap(unlockedSelects)).toEqual([]);
});

test.each([
  ["const rows = await tx.select({ id: users.id }).from(users).where(isIt);", ["planted.ts:1"]],
  ["const rows = await tx\n  .selectDistinct()\n  .from(users);", ["planted.ts:2"]],
  ['const rows = await tx.select().from(users).where(isIt).for("update");', []],
  ["const rows = await tx.delete(users).where(inArray(users.id, tx.select().from(gone)));", ["planted.ts:1"]],
])("a planted select is found where it locks nothing: %s", (text, expected) => {
  expect(unlockedSelects({ path: "planted.ts", text })).toEqual(expected);
});
