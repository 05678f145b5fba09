import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import type axeCore from "axe-core";
import type { RunOptions } from "axe-core";

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
 * Rows and items behind the fifth of their kind, which wear the colours of those before them: the contrast of each text
 * costs more than all other rules together. Every pair of colours is held by tests/components/contrast.test.tsx.
 */
const alike = ["tbody > tr:nth-child(n + 6)", "li:nth-child(n + 6)"];

/**
 * What axe finds wrong with the page that is open. It is sent to a page once and asked there: its builder for Playwright
 * sends half a megabyte anew for each question, over hundreds of pages.
 */
export async function faultsByAxe(page: Page): Promise<string[]> {
  const all: RunOptions = {
    runOnly: { type: "tag", values: tags },
    rules: { [contrast]: { enabled: false } },
  };
  return [...(await ask(page, all)), ...(await faultsOfContrast(page))];
}

/** The same of its colours alone. */
export const faultsOfContrast = (page: Page): Promise<string[]> =>
  ask(page, { runOnly: { type: "rule", values: [contrast] } }, alike);

const contrast = "color-contrast";

async function ask(page: Page, options: RunOptions, except: readonly string[] = []): Promise<string[]> {
  for (const frame of page.frames()) await bringAxe(frame);
  return page.evaluate(
    async ([asked, exclude]) => {
      if (window.axe === undefined) throw new Error("axe is not on the page");
      const { violations } = await window.axe.run(
        { exclude: [...exclude] },
        { ...asked, resultTypes: ["violations"] },
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    [options, except] as const,
  );
}

async function bringAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(source);
}
