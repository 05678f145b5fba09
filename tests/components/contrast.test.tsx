import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { contrast } from "~/app/domain/centers/brand";

const css = readFileSync(resolve("app/styles/tokens.css"), "utf8");

/** The custom properties of the first `:root` after `start` that are colours. */
function coloursAfter(start: string): Map<string, string> {
  const from = css.indexOf(":root", css.indexOf(start));
  const block = css.slice(from, css.indexOf("}", from));
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1] ?? "", found[2] ?? ""]),
  );
}

const light = coloursAfter("@layer tokens {");
const dark = new Map([...light, ...coloursAfter("prefers-color-scheme: dark")]);

function ratio(colours: Map<string, string>, one: string, other: string): number {
  const [first, second] = [colours.get(one), colours.get(other)];
  if (first === undefined || second === undefined) throw new Error(`tokens.css has no ${one} or ${other}`);
  return contrast(first, second);
}

const onPaper = ["ink", "muted", "brand", "good", "warn", "bad"].map((name) => [name, "paper"] as const);
const onSunk = ["ink", "muted", "brand"].map((name) => [name, "sunk"] as const);
const verdicts = ["admitted", "already", "refused", "offline"].map((name) => [`on-${name}`, name] as const);
const texts = [
  ...onPaper,
  ...onSunk,
  ...verdicts,
  ["on-brand", "brand"],
  ["paper", "ink"],
  ["paper", "bad"],
] as const;
const edges = [
  ["line", "paper"],
  ["muted", "paper"],
  ["muted", "sunk"],
  ["focus", "paper"],
  ["focus", "sunk"],
] as const;

describe.each([
  ["by day", light],
  ["by night", dark],
] as const)("%s", (_when, colours) => {
  test.each(texts)("text in %s reads on %s at 4.5:1 or more", (text, ground) => {
    expect(ratio(colours, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edges)("an edge in %s stands out from %s at 3:1 or more", (edge, ground) => {
    expect(ratio(colours, edge, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("night has colours of its own", () => {
  expect(dark.get("paper")).not.toBe(light.get("paper"));
});
