import type { Page } from "@playwright/test";
import { problemWords } from "~/app/http/problems";
import type { BuiltApplication } from "./application";
import { faultsByAxe, faultsOfContrast } from "./axe";
import { openLook } from "./open-look";
import type { PageStory, Visitor } from "./page-story";
import { otherLooks, pageTable } from "./page-table";

const phone = { width: 390, height: 844 };
const smallPhone = { width: 320, height: 568 };

/** What is wrong with any page as one kind of visitor sees it, in the states that the page table has it in. */
export async function faultsSeenBy(
  app: BuiltApplication,
  story: PageStory,
  visitor: Visitor,
): Promise<string[]> {
  const page = story.pages[visitor];
  const looks = [...Object.values(pageTable).flat(), ...otherLooks];
  const faults: string[] = [];
  for (const look of looks.filter(({ as }) => as === visitor)) {
    const what = await openLook(app, story, page, look);
    if ((await page.title()) === "") faults.push(`${what}: has no title`);
    if (await saysOneThingTwice(page)) faults.push(`${what}: its problems do not say which field they mean`);
    if (await asksForNothing(page)) faults.push(`${what}: a problem does not say how to mend it`);
    const found = [...(await faultsOf(page)), ...(look.refused ? await faultsByNight(page) : [])];
    faults.push(...found.map((fault) => `${what}: ${fault}`));
  }
  return faults;
}

/** What is wrong with the page that is open, by axe and where it scrolls sideways. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults = [...(await faultsByAxe(page)), ...(await sideways(page))];
  await page.setViewportSize(smallPhone);
  faults.push(...(await sideways(page)));
  await page.setViewportSize(phone);
  return faults;
}

/** The colours of the night; those of every pair of tokens are held by tests/components/contrast.test.tsx. */
async function faultsByNight(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const faults = await faultsOfContrast(page);
  await page.emulateMedia({ colorScheme: "light" });
  return faults.map((fault) => `by night, ${fault}`);
}

async function sideways(page: Page): Promise<string[]> {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.scrollingElement?.scrollWidth ?? 0]);
  return inner !== undefined && whole !== undefined && whole > inner
    ? [`is ${whole} pixels wide on a screen of ${inner}`]
    : [];
}

async function saysOneThingTwice(page: Page): Promise<boolean> {
  const problems = await page.locator(".error-summary li").allInnerTexts();
  return new Set(problems).size < problems.length;
}

const asksForNothing = async (page: Page) =>
  (await page.locator(".error-summary, .field-error").allInnerTexts())
    .join(" ")
    .includes(problemWords("required"));
