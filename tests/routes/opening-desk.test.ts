import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { markOpenings } from "~/app/commands/mark-openings.server";
import { forgetEventDetails } from "~/app/http/event-details.server";
import { memberships, openings } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import {
  aCenter,
  aDraft,
  anOpening,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { aLargeFair } from "~/tests/factories/large-fair";
import { anEmployerAt } from "~/tests/factories/openings";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const names = ["staff", "employer", "sign-", "m.", "t.", "too-large"];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  eventId = await aPublishedEvent(services, center, { openings: [anOpening({ title: "Baker" })] });
});

async function signedIn(employerId: string | null = null) {
  const person = await aPerson(services, center, employerId === null ? "staff" : "employer");
  if (employerId !== null) {
    await services.db.update(memberships).set({ employerId }).where(eq(memberships.id, person.membershipId));
  }
  const browser = browse(pages);
  await browser.post("/sign-in", { email: person.email, password });
  return browser;
}

const titles = async (of = eventId) => {
  const rows = await services.db
    .select({ title: openings.title })
    .from(openings)
    .where(eq(openings.eventId, of))
    .orderBy(openings.title);
  return rows.map(({ title }) => title);
};

const header = "title,vacancies,pay,employment_type";

describe("the staff's page of an event's openings", () => {
  test("counts who plans to visit each, and names nobody", async () => {
    const { registrationId } = await aRegistration(services, center, eventId, { name: "Ana Ruiz" });
    const rows = await services.db
      .select({ id: openings.id })
      .from(openings)
      .where(eq(openings.eventId, eventId));
    const ids = rows.map(({ id }) => id);
    await markOpenings(services, { centerId: center.id, registrationId, shown: ids, ticked: ids });
    const { html } = await (await signedIn()).get(`/staff/events/${eventId}/openings`);
    expect(html).toMatch(/Baker[^]*Plan to visit"><div>1</);
    expect(html).not.toContain("Ana");
  });

  test("folds what each of many employers offers behind its line", async () => {
    const staff = await signedIn();
    const listOf = async (openingsEach: number) => {
      const fair = await aLargeFair(services, center, { employers: 2, openingsEach });
      return (await staff.get(`/staff/events/${fair.eventId}/openings`)).html;
    };
    expect(await listOf(6)).not.toContain('<details class="fold">');
    expect((await listOf(7)).match(/<details class="fold"><summary>[^]*?7 openings/g)).toHaveLength(2);
  });

  test("imports a file by a preview and one button, and says so after", async () => {
    const staff = await signedIn();
    const base = `/staff/events/${eventId}/openings`;
    const form = await staff.get(`${base}/imports`);
    const action = /action="([^"]*imports\?key=[^"]*)"/.exec(form.html)?.[1] ?? "";
    const fields = { text: `${header}\nCook,2,$20-25/hr,full-time\n` };
    const read = await staff.post(action, fields);
    expect(read).toMatchObject({ status: 303, location: expect.stringContaining(`${base}/imports/`) });
    expect((await staff.post(action, fields)).location).toBe(read.location);
    const preview = await staff.get(read.location ?? "");
    expect(preview.html).toMatch(/Import 1 opening[^]*Cook[^]*\$20 to \$25 an hour/);
    expect(await titles()).toEqual(["Baker"]);
    for (let n = 0; n < 2; n += 1) {
      expect((await staff.post(read.location ?? "")).location).toBe(`${base}?done=openings-imported`);
    }
    expect(await titles()).toEqual(["Baker", "Cook"]);
    expect((await staff.get(read.location ?? "")).html).toContain("1 opening was imported");
  });

  test("shows before an import all that a row says, and which jobs would be closed from the start", async () => {
    const staff = await signedIn();
    const texts = "schedule,duties,how_to_apply,closes_on";
    const row = (title: string, closesOn: string) =>
      `${title},1,20/hr,full-time,Mornings,Cooks soup,At the table,${closesOn}`;
    const lines = [row("Cook", "2026-11-29"), ...Array.from({ length: 25 }, (_, n) => row(`Job ${n}`, ""))];
    const read = await staff.post(`/staff/events/${eventId}/openings/imports`, {
      text: [`${header},${texts}`, ...lines, row("Clerk", "2020-01-01"), row("Guard", "2026-12-01")].join(
        "\n",
      ),
    });
    const { html } = await staff.get(read.location ?? "");
    expect(html).toContain("The last day to apply is over for 2 openings");
    expect(html).toMatch(
      /Cook<[^]*Closed[^]*Mornings[^]*Cooks soup[^]*At the table[^]*November 29[^]*Job 0</,
    );
    expect(html.match(/Closed</g)).toHaveLength(1);
  });

  test("shows what to mend, by row and column, beside what was pasted", async () => {
    const staff = await signedIn();
    const refused = await staff.post(`/staff/events/${eventId}/openings/imports`, {
      text: `${header}\nCook,2,DOE,full-time\n`,
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(/1 cell needs mending[^]*<code>pay<\/code>[^]*SB 1162/);
    expect(refused.html).toContain("Cook,2,DOE,full-time");
  });

  test("takes a file of more than other forms may hold, and says what is too large", async () => {
    const staff = await signedIn();
    const form = new FormData();
    form.set("file", new File([new Uint8Array(5_000_001).fill(97)], "large.csv"));
    const cookie = staff.jar.headers.get("cookie") ?? "";
    const answer = await pages.post(`/staff/events/${eventId}/openings/imports`, form, { cookie });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("larger than 5 MB");
  });

  test("names the limits and leads back where a file is not even read, whoever sends it", async () => {
    const million = new Uint8Array(48_000_000).fill(97);
    const form = new FormData();
    form.set("file", new File([million], "million.csv"));
    const base = `/staff/events/${eventId}/openings/imports`;
    const answer = await pages.post(`${base}?key=1`, form);
    const html = await answer.text();
    expect(answer.status).toBe(413);
    expect(html).toContain("A file has 5 MB and 10,000 openings at most. Send it in parts.");
    expect(html).toMatch(new RegExp(`href="${base}\\?key=1"[^>]*>Back to the form`));
    expect(html).not.toContain("That is more than we can take");
  });

  test("gives a file that can be imported again, formulas made harmless", async () => {
    await anEmployerAt(services, center, eventId, { name: "Guest", openings: [{ title: "=1+1" }] });
    const staff = await signedIn();
    const file = await staff.get(`/staff/events/${eventId}/openings.csv`);
    expect(file.html).toContain(`"'=1+1"`);
    const base = `/staff/events/${eventId}/openings/imports`;
    const read = await staff.post(base, { text: file.html, replaces: "yes" });
    expect(read.status).toBe(303);
    await staff.post(read.location ?? "");
    expect(await titles()).toEqual(["=1+1", "Baker"]);
  });

  test("copies openings of an earlier event", async () => {
    const earlier = await aDraft(services, center, { openings: [anOpening({ title: "Cook" })] });
    const staff = await signedIn();
    const base = `/staff/events/${eventId}/openings`;
    expect((await staff.get(base)).html).toContain(`value="${earlier}_${center.employerId}"`);
    const copied = await staff.post(`${base}/copies`, { from: `${earlier}_${center.employerId}` });
    expect(copied.location).toBe(`${base}?done=openings-copied`);
    expect(await titles()).toEqual(["Baker", "Cook"]);
    expect((await staff.post(`${base}/copies`, { from: "nothing" })).status).toBe(422);
  });

  test("keeps more openings than the event's form holds when that form is saved", async () => {
    const many = Array.from({ length: 51 }, (_, n) => anOpening({ title: `Job ${n}` }));
    const draft = await aDraft(services, center, { openings: many });
    const staff = await signedIn();
    const path = `/staff/events/${draft}/edit`;
    const { html } = await staff.get(path);
    expect(html).toContain("too many openings for this form");
    const saved = await staff.post(path, {
      ...{ type: "workshop", title: "Renamed", description: "Meet the team.", openingsApart: "yes" },
      ...{
        startsAtDate: "2027-03-05",
        startsAtTime: "10:00",
        endsAtTime: "13:00",
        roomId: "",
        capacity: "40",
      },
    });
    expect(saved.location).toBe(`/staff/events/${draft}?done=saved`);
    expect(await titles(draft)).toHaveLength(51);
  });
});

describe("an employer's page of openings", () => {
  test("is of an event where it was accepted: its own openings, without counts", async () => {
    const guestId = await anEmployerAt(services, center, eventId, {
      name: "Guest",
      openings: [{ title: "Own" }],
    });
    const guest = await signedIn(guestId);
    const base = `/employer/events/${eventId}/openings`;
    const { html } = await guest.get(base);
    expect(html).toContain("Own");
    expect(html).not.toContain("Baker");
    expect(html).not.toContain("Plan to visit");
    const read = await guest.post(`${base}/imports`, { text: `${header}\nCook,2,$20-25/hr,full-time\n` });
    await guest.post(read.location ?? "");
    expect(await titles()).toEqual(["Baker", "Cook", "Own"]);
    const staff = await signedIn();
    const elsewhere = (read.location ?? "").replace("/employer/", "/staff/");
    expect((await staff.get(elsewhere)).status).toBe(200);
  });

  test("is not found where it only applied", async () => {
    const appliedId = await anEmployerAt(services, center, eventId, { name: "New", standing: "applied" });
    const applied = await signedIn(appliedId);
    expect((await applied.get(`/employer/events/${eventId}/openings`)).status).toBe(404);
  });

  test("changes nothing of a public event that it hosts", async () => {
    const host = await signedIn(center.employerId);
    const base = `/employer/events/${eventId}/openings`;
    expect((await host.get(base)).html).not.toContain("Import openings");
    const text = `employer,${header}\nHarborline Logistics LLC,Cook,2,$20-25/hr,full-time\n`;
    expect((await host.post(`${base}/imports`, { text })).status).toBe(422);
    expect(await titles()).toEqual(["Baker"]);
  });
});

describe("a visitor's plan", () => {
  async function plan() {
    const place = await aRegistration(services, center, eventId, { name: "Ana Ruiz" });
    const visitor = browse(pages);
    const href = `/m/${place.manageCode}`;
    const page = await visitor.get(`${href}/openings`);
    const shown = /name="shown" value="([^"]*)"/.exec(page.html)?.[1] ?? "";
    return { visitor, href, page, shown };
  }

  test("is chosen without script, and stands on the ticket's page by table", async () => {
    await anEmployerAt(services, center, eventId, {
      name: "Guest",
      tableNo: 4,
      openings: [{ title: "Cook" }],
    });
    forgetEventDetails(services);
    const { visitor, href, page, shown } = await plan();
    expect(page.html).toMatch(/Table 4\s· Guest[^]*Cook[^]*Harborline[^]*Baker/);
    expect((await visitor.get(href)).html).toContain(`href="${href}/openings"`);
    const cook = /value="([^"]*)"[^>]*\/><div><label[^>]*>Cook/.exec(page.html)?.[1] ?? "";
    const saved = await visitor.post(`${href}/openings`, { shown, opening: cook });
    expect(saved.location).toBe(`${href}/openings?done=saved`);
    expect((await visitor.get(saved.location ?? "")).html).toContain("Your list is saved");
    const ticket = (await visitor.get(href)).html;
    expect(ticket).toMatch(/ticket-plan[^]*Table 4[^]*Guest[^]*Cook[^]*\$21\.50 to \$24 an hour/);
    expect(ticket).not.toContain("Baker");
    const own = (await visitor.get(`${href}/data`)).html;
    expect(own).toMatch(/Jobs you plan to visit[^]*Guest: Cook/);
    const file = JSON.parse((await visitor.get(`${href}/data.json`)).html);
    expect(file.plannedVisits).toMatchObject([{ employerName: "Guest", title: "Cook" }]);
    await visitor.post(`${href}/openings`, { shown });
    expect((await visitor.get(href)).html).not.toContain("ticket-plan");
  });

  test("takes no opening of another event, and nothing that is no id", async () => {
    const other = await aPublishedEvent(services, center, { openings: [anOpening({ title: "Foreign" })] });
    const [foreign] = await services.db
      .select({ id: openings.id })
      .from(openings)
      .where(eq(openings.eventId, other));
    const { visitor, href, shown } = await plan();
    const id = foreign?.id ?? "";
    await visitor.post(`${href}/openings`, { shown: `${shown} ${id} x`, opening: id });
    expect((await visitor.get(href)).html).not.toContain("ticket-plan");
  });
});
