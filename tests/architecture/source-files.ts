import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

export interface SourceFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

export interface Import {
  from: string;
  /** A path from the root for our own files, the name as written for packages. */
  to: string;
  kind: "own" | "package" | "node";
  typeOnly: boolean;
}

const root = join(import.meta.dirname, "../..");

/** Every source file of the folders, generated ones and declarations aside. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { encoding: "utf8", recursive: true }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => /\.tsx?$/u.test(path) && !path.endsWith(".d.ts"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** What a file imports, exports from elsewhere or loads by `import()`, found by TypeScript's own scanner. */
export function importsOf({ path, text }: SourceFile): Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => {
    const statement = text.slice(text.lastIndexOf(";", pos) + 1, pos);
    const typeOnly = /(^|\n)(import|export)\s+type\b/u.test(statement);
    return { from: path, ...target(path, fileName), typeOnly };
  });
}

function target(from: string, name: string): Pick<Import, "to" | "kind"> {
  if (name.startsWith("~/")) return { to: name.slice(2), kind: "own" };
  if (name.startsWith(".")) return { to: normalize(join(dirname(from), name)), kind: "own" };
  return { to: name, kind: name.startsWith("node:") ? "node" : "package" };
}

const impure = new Set([
  "Date.now",
  "Math.random",
  "performance.now",
  "crypto.randomUUID",
  "crypto.getRandomValues",
]);
const ambient = new Set([
  "process",
  "window",
  "document",
  "fetch",
  "localStorage",
  "setTimeout",
  "setInterval",
  "require",
]);

/** Uses of the clock, of chance and of the world around, each as it is written. */
export function impuritiesOf({ path, text }: SourceFile): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const nodes = descendants(file);
  const declared = new Set(nodes.filter(ts.isVariableDeclaration).map(({ name }) => name.getText(file)));
  return nodes.filter((node) => isImpure(node, declared)).map((node) => node.getText(file));
}

function descendants(node: ts.Node): ts.Node[] {
  const found = [node];
  ts.forEachChild(node, (child) => {
    found.push(...descendants(child));
  });
  return found;
}

function isImpure(node: ts.Node, declared: Set<string>): boolean {
  if (ts.isPropertyAccessExpression(node)) return impure.has(node.getText());
  if (ts.isIdentifier(node)) return !declared.has(node.text) && isAmbient(node);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return isClock(node);
}

/** `new Date()` and `Date()`: without an argument they tell the time. */
function isClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === "Date" && !node.arguments?.length;
  return ts.isCallExpression(node) && node.expression.getText() === "Date";
}

/** A global of that name, not a property or a field that is called so. */
function isAmbient(node: ts.Identifier): boolean {
  const { parent } = node;
  if (!ambient.has(node.text)) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !ts.isPropertyAssignment(parent) && !ts.isPropertySignature(parent);
}
