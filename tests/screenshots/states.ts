import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { BuiltApplication } from "../e2e/application";
import type { PageStory } from "../e2e/page-story";
import { folder } from "./gallery";

/** Takes pictures of the page as it is, under a name. */
export type Take = (state: string, page: Page) => Promise<void>;
type State = (app: BuiltApplication, story: PageStory, take: Take) => Promise<void>;

/** What a page shows after a step, by the name of its route. The steps are the demonstration's last. */
export const states: Record<string, State> = {
  "employer.events.$eventId.openings.imports": async (app, { pages: { employer }, live }, take) =>
    readFiles(employer, `${app.origin}/employer/events/${live.id}/openings/imports`, take),
  "staff.events.$eventId.openings.imports": async (app, { pages: { staff }, liveFair }, take) =>
    readFiles(staff, `${app.origin}/staff/events/${liveFair.id}/openings/imports`, take),
  "outcomes.$code": tellOutcomes,
  "survey.$code": answerSurvey,
  "kiosk.$eventId_.surveys": answerAtKiosk,
  "table.$eventId": workAtTable,
};

const columns =
  "employer,title,vacancies,pay,employment_type,schedule,shifts,duties,qualifications,how_to_apply,closes_on";
const details = "Monday to Friday,day; evening,Loads and unloads trailers,Class B licence,At the table";
const rowOf = (employer: string, title: string, pay: string, closesOn = "2031-12-31") =>
  `${employer},${title},3,${pay},full-time,${details},${closesOn}`;

/** A file with something wrong in many rows, then one of three hundred openings that can be imported. */
async function readFiles(page: Page, address: string, take: Take): Promise<void> {
  const employer = address.includes("/staff/") ? "Cedar Foods Co-op" : "";
  const broken = Array.from({ length: 60 }, (_, n) =>
    rowOf("Nobody & Sons", "", n % 2 ? "DOE" : "20 or so", "soon"),
  );
  const whole = Array.from({ length: 300 }, (_, n) =>
    rowOf(employer, `Commercial Driver and Warehouse-and-Distribution Apprentice ${n}`, "$21.50-24/hr"),
  );
  for (const [state, rows] of Object.entries({ broken, whole })) {
    await page.goto(address);
    await page.getByLabel("Or paste rows").fill([columns, ...rows].join("\n"));
    await page.getByRole("button", { name: "Check the file" }).click();
    await page
      .getByText(state === "broken" ? "Nothing was imported" : "can be imported")
      .first()
      .waitFor();
    await take(state, page);
  }
}

/** An employer tells more than can be, then what is, asks not to be asked again, and staff withdraw its link. */
async function tellOutcomes(app: BuiltApplication, story: PageStory, take: Take): Promise<void> {
  const { anyone, staff } = story.pages;
  await anyone.goto(app.origin + story.outcomes);
  await anyone.getByLabel("Applied", { exact: true }).first().fill("9999");
  await anyone.getByRole("button", { name: "Send these numbers" }).click();
  await anyone.getByRole("button", { name: "Send it all the same" }).waitFor();
  await take("asked", anyone);
  await anyone.getByRole("button", { name: "Send it all the same" }).click();
  await anyone.waitForURL(/done=/);
  await take("told", anyone);
  const sheet = await anyone.request.get(`${app.origin}${story.outcomes}/sheet.pdf`);
  await writeFile(`${folder}/states.outcomes.$code.sheet.pdf`, await sheet.body());
  await anyone.goto(`${app.origin}${story.outcomes}/declination`);
  await anyone.getByRole("button").last().click();
  await anyone.waitForURL(/done=/);
  await take("declined", anyone);
  await staff.goto(`${app.origin}/staff/events/${story.past.id}/outcomes/${story.past.employerId}`);
  await take("by-staff", staff);
  await staff.getByRole("button", { name: /^Withdraw/ }).click();
  await staff.waitForURL(/done=/);
  await anyone.goto(app.origin + story.outcomes);
  await take("withdrawn", anyone);
}

async function answerSurvey(app: BuiltApplication, { pages: { anyone }, survey }: PageStory, take: Take) {
  await anyone.goto(`${app.origin}${survey}?lang=en`);
  await anyone.getByRole("radio").first().check();
  await anyone.getByRole("button").last().click();
  await anyone.getByText("Thank you").first().waitFor();
  await take("sent", anyone);
}

async function answerAtKiosk(app: BuiltApplication, { pages: { kiosk }, live }: PageStory, take: Take) {
  await kiosk.goto(`${app.origin}/kiosk/${live.id}/surveys`);
  await kiosk.getByRole("radio").first().check();
  await take("begun", kiosk);
  await kiosk.getByRole("button", { name: "Send" }).click();
  await kiosk.getByText("Thank you").first().waitFor();
  await take("sent", kiosk);
}

/** A representative's phone: asked, counted without a connection, and connected again. */
async function workAtTable(app: BuiltApplication, story: PageStory, take: Take): Promise<void> {
  const { table, staff } = story.pages;
  await staff.goto(`${app.origin}/staff/events/${story.live.id}/registrations?q=Marisol`);
  const row = await staff
    .getByRole("row", { name: /Marisol/ })
    .first()
    .innerText();
  const code = /\d{4} \d{4}/.exec(row)?.[0] ?? "";
  await table.goto(`${app.origin}/table/${story.live.id}`);
  await table.getByText("Online").waitFor();
  await table.getByLabel("Or type the eight digits").fill("1");
  await table.getByRole("button", { name: "Ask", exact: true }).click();
  await take("refused", table);
  await table.context().setOffline(true);
  await table.getByText("No connection").waitFor();
  await table.getByLabel("Or type the eight digits").fill(code);
  await table.getByRole("button", { name: "Ask", exact: true }).click();
  await table.getByRole("heading", { name: "asks for your name and contact" }).waitFor();
  await take("asking", table);
  await table.getByRole("button", { name: "Only count me" }).click();
  await table.getByText("Counted.").waitFor();
  await take("counted", table);
  await table.getByRole("button", { name: "Next visitor" }).click();
  await table.getByText("1 answer waits").waitFor();
  await take("waiting", table);
  await table.context().setOffline(false);
  await table.getByText(/^Online(?!.*wait)/).waitFor();
  await table.getByRole("button", { name: "People who share with you" }).click();
  await take("people", table);
}
