import type { Page } from "@playwright/test";
import { expect } from "vitest";
import type { BuiltApplication } from "./application";
import type { PageStory } from "./page-story";
import type { Look } from "./page-table";

const mainButton = '[data-kind="primary"], [data-kind="danger"]';

/** Opens a page as the table has it, and sends its form empty where the table says so. @returns what was opened */
export async function openLook(
  app: BuiltApplication,
  story: PageStory,
  page: Page,
  { at, refused, status = 200 }: Look,
): Promise<string> {
  const path = typeof at === "string" ? at : at(story);
  const response = await page.goto(app.origin + path);
  const { pathname, search } = new URL(page.url());
  expect({ path: pathname + search, status: response?.status() }).toEqual({ path, status });
  if (!refused) return path;
  const form = page.locator("main form:has(.control)").last();
  for (const field of await form
    .locator("input.control:not([type=file]):visible, textarea.control:visible")
    .all()) {
    await field.fill("");
  }
  await form.locator("button.button").filter({ visible: true }).and(page.locator(mainButton)).first().click();
  await page.locator(".error-summary, .field-error").first().waitFor();
  return `${path} refused`;
}
