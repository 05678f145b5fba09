import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { messageOf } from "~/app/http/refusals";
import { employers } from "~/db/schema";
import { browse } from "../factories/browser";
import { aCenter, anOpening, type TestCenter } from "../factories/center";
import { anEmployerPerson, type TestEmployer } from "../factories/employer";
import { aFair, aFairEmployer, anApplication, anInvitation } from "../factories/fairs";
import { servePages } from "../factories/pages";
import { aPerson, password } from "../factories/people";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let staff: ReturnType<typeof browse>;
let employer: TestEmployer;
let theirs: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const origin = `http://${center.host}:3000`;
  const pages = await servePages(services, { names: ["staff", "employer", "sign-"], origin });
  const signIn = async (email: string) => {
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    return browser;
  };
  staff = await signIn((await aPerson(services, center, "staff")).email);
  employer = await anEmployerPerson(services, center, "Three Ovens Bakery");
  theirs = await signIn(employer.email);
});

/** The employer is vetted and invited. */
async function invited(eventId: string) {
  await services.db.update(employers).set({ vettedAt: noon }).where(eq(employers.id, employer.employerId));
  await anInvitation(services, center, eventId, employer.employerId);
}

const entry = {
  "openings.0.title": "Baker",
  "openings.0.vacancies": "3",
  "openings.0.payMin": "21",
  "openings.0.payMax": "24",
  "openings.0.payUnit": "hour",
  "openings.0.employmentType": "full-time",
  "people.0.name": "Ana Reyes",
};

describe("staff, of the flags at a fair,", () => {
  test("are asked for the flags by name before they accept, and see how many in the queue", async () => {
    const eventId = await aFair(services, center);
    const cedar = await aFairEmployer(services, center);
    const openings = [anOpening({ title: "Cook", minimumQualifications: "No felons" })];
    await anApplication(services, center, eventId, cedar, { openings });
    expect((await staff.get("/staff")).html).toContain("Answer the application (1 flag)");
    const base = `/staff/events/${eventId}/employers/${cedar.employerId}`;
    const { html } = await staff.get(`${base}/acceptance`);
    expect(html).toContain("1 flag is not decided. I accept the employer all the same.");
    const refused = await staff.post(`${base}/acceptance`, { tableNo: "12" });
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining(messageOf("flags-open"))]);
    const accepted = await staff.post(`${base}/acceptance`, { tableNo: "12", acceptedFlags: "1" });
    expect(accepted.location).toBe(`${base}?done=table-accepted`);
  });

  test("find flags that came after all was let in on Today, in the queue and beside the opening", async () => {
    const eventId = await aFair(services, center);
    await invited(eventId);
    await theirs.post(`/employer/fairs/${eventId}/application`, entry);
    expect((await staff.get("/staff")).html).not.toContain("Decide");
    const renamed = { ...entry, "openings.0.title": "Baker with no criminal record" };
    await theirs.post(`/employer/fairs/${eventId}/application`, renamed);
    const today = (await staff.get("/staff")).html;
    expect(today).toContain("1 thing waits");
    expect(today).toMatch(new RegExp(`href="/staff/events/${eventId}#openings"[^]*Decide 1 flag`));
    const list = (await staff.get(`/staff/events/${eventId}/openings`)).html;
    const flag = /href="(\/staff\/events\/[^"]*\/flags\/[^"]*)"/.exec(list)?.[1] ?? "";
    const key = /action="[^"]*(\?key=[^"]*)"/.exec((await staff.get(flag)).html)?.[1] ?? "";
    const thread = `/staff/events/${eventId}/employers/${employer.employerId}/thread`;
    expect((await staff.get(flag)).html).toContain(`href="${thread}"`);
    await staff.post(`${flag}${key}`, { seen: "0", decision: "cleared", reason: "A bakery's own words" });
    expect((await staff.get("/staff")).html).not.toContain("Decide");
    expect((await theirs.get(`/employer/events/${eventId}/openings`)).html).not.toContain("/flags/");
  });

  test("let an invited employer in whose openings have flags", async () => {
    const eventId = await aFair(services, center);
    await invited(eventId);
    const flagged = { ...entry, "openings.0.minimumQualifications": "No felons" };
    const answer = await theirs.post(`/employer/fairs/${eventId}/application`, flagged);
    expect(answer.location).toBe(`/employer/fairs/${eventId}?done=invitation-read`);
    expect((await theirs.get(answer.location ?? "")).html).toContain("reads your openings");
    expect((await staff.get("/staff")).html).toContain("Answer the application (1 flag)");
  });
});
