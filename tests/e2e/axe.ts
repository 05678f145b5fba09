import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import type axeCore from "axe-core";

declare global {
  interface Window {
    /** Once `faultsByAxe` has put it there. */
    axe?: typeof axeCore;
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 to level AA, and what is good practice beside it. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds wrong with the page that is open, in the page itself: over hundreds of pages that takes half the time
 * that its builder for Playwright does, which sends its source anew for each question and opens a second page.
 * @param rules those that are asked for; left out, all of WCAG 2.2 AA and good practice
 */
export async function faultsByAxe(page: Page, rules?: readonly string[]): Promise<string[]> {
  for (const frame of page.frames()) await bringAxe(frame);
  return page.evaluate(
    async (runOnly) => {
      if (window.axe === undefined) throw new Error("axe is not on the page");
      // It would load each style sheet and film anew, for rules that none of these are.
      const { violations } = await window.axe.run({ runOnly, resultTypes: ["violations"], preload: false });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    rules === undefined
      ? { type: "tag" as const, values: tags }
      : { type: "rule" as const, values: [...rules] },
  );
}

async function bringAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(source);
}
