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
 * What axe finds wrong with the page that is open. It is sent to a page once and asked there: its builder for Playwright
 * sends half a megabyte anew for each question, over hundreds of pages.
 * @param rules those that are asked for; left out, all of WCAG 2.2 AA and good practice
 */
export async function faultsByAxe(page: Page, rules?: readonly string[]): Promise<string[]> {
  for (const frame of page.frames()) await bringAxe(frame);
  return page.evaluate(
    async (runOnly) => {
      if (window.axe === undefined) throw new Error("axe is not on the page");
      const { violations } = await window.axe.run({ runOnly, resultTypes: ["violations"] });
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
