import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { renewOutcomeLink, withdrawOutcomeLink } from "~/app/commands/change-outcome-link.server";
import { createEmployer } from "~/app/commands/create-employer.server";
import { findLinkOf, findReporter, listReports } from "~/db/queries/outcomes";
import { eventEmployers, tableVisits } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import {
  aCenter,
  anEmployer,
  anOpening,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 86_400_000;
const afterwards = new Date(noon.getTime() + 8 * day);
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let href: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  pages = await servePages(services, {
    names: ["outcomes", "staff", "sign-"],
    origin: `http://${center.host}:3000`,
  });
  eventId = await aPublishedEvent(services, center, {
    openings: [anOpening(), anOpening({ title: "Driver" })],
  });
  href = await linkOf(center.employerId);
});

const of = (employerId = center.employerId) => ({ centerId: center.id, eventId, employerId });
async function linkOf(employerId: string): Promise<string> {
  await renewOutcomeLink(services, { ...of(employerId), actor: center.staff });
  const link = await findLinkOf(services.db, of(employerId));
  if (link === null) throw new Error("no link");
  return `/outcomes/${services.codes.link("outcomes", link)}`;
}
const anyone = () => browse(pages);
async function signedIn() {
  const { email } = await aPerson(services, center, "staff");
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
}
const reports = (employerId?: string) => listReports(services.db, of(employerId));
async function come(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const { ticketCode } = await aRegistration(services, center, eventId, { name: `Visitor ${n}` });
    await aScan(services, center, { eventId, text: ticketCode });
  }
}

/** The fields of a form of two openings: what is not said is empty. */
async function fields(first: Record<string, string>, second: Record<string, string> = {}) {
  const openings = (await findReporter(services.db, of()))?.openings ?? [];
  const names = ["applications", "interviews", "conditionalOffers", "offers", "hires", "retained"];
  const lines = [first, second].flatMap((line, n) =>
    [...names, "wage", "wageUnit", "startsOn"].map((name) => [`lines.${n}.${name}`, line[name] ?? ""]),
  );
  const ids = openings.map(({ id }, n) => [`lines.${n}.openingId`, id]);
  return Object.fromEntries([...ids, ...lines]);
}
const sureIn = (html: string) => /name="sure" value="([^"]*)"/.exec(html)?.[1] ?? "";

describe("an employer's link", () => {
  beforeEach(() => services.clock.set(afterwards));

  test("opens its own openings without a sign-in, and takes their numbers", async () => {
    const page = await anyone().get(href);
    expect(page.status).toBe(200);
    expect(page.html).toContain("Warehouse associate");
    expect(page.html).toContain("Driver");
    const told = await anyone().post(
      href,
      await fields({
        applications: "12",
        hires: "2",
        wage: "21.50",
        wageUnit: "hour",
        startsOn: "2027-01-04",
      }),
    );
    expect(told).toMatchObject({ status: 303, location: `${href}?done=reported` });
    expect(await reports()).toMatchObject([
      {
        ...{ kind: "counts", how: "link", mark: 7 },
        lines: [
          {
            title: "Warehouse associate",
            applications: 12,
            interviews: null,
            hires: 2,
            wageCents: 2150,
            wageUnit: "hour",
            startsOn: "2027-01-04",
          },
        ],
      },
    ]);
  });

  test("is prefilled from the last report", async () => {
    await anyone().post(href, await fields({ applications: "12" }));
    const { html } = await anyone().get(href);
    expect(html).toMatch(/name="lines\.0\.applications"[^>]*value="12"/);
  });

  test("of very many openings shows fifty at a time, and what one part says leaves the others as they were", async () => {
    const many = Array.from({ length: 51 }, (_, n) => anOpening({ title: `Job ${n + 1}` }));
    services.clock.set(noon);
    eventId = await aPublishedEvent(services, center, { openings: many });
    href = await linkOf(center.employerId);
    services.clock.set(afterwards);
    const first = await anyone().get(href);
    expect(first.html).toContain("Openings 1 to 50 of 51");
    expect(first.html).toContain('href="?part=2"');
    const openings = (await findReporter(services.db, of()))?.openings ?? [];
    const told = (n: number, hires: string) => ({
      "lines.0.openingId": openings[n]?.id ?? "",
      "lines.0.hires": hires,
    });
    expect((await anyone().post(`${href}?part=1`, told(0, "2"))).location).toBe(
      `${href}?done=reported&part=2`,
    );
    const second = await anyone().get(`${href}?part=2`);
    expect(second.html).toContain("Openings 51 to 51 of 51");
    await anyone().post(`${href}?part=2`, told(50, "3"));
    const [newest] = await reports();
    expect(newest?.lines.map(({ title, hires }) => `${title}: ${hires}`)).toEqual(["Job 1: 2", "Job 51: 3"]);
    expect((await anyone().get(`${href}?part=9`)).html).toContain("Openings 1 to 50 of 51");
  });

  test("takes no form without a number for an answer", async () => {
    const again = await anyone().post(href, await fields({}));
    expect(again.status).toBe(422);
    expect(again.html).toContain("Write one number at least, or say that nobody was hired.");
    expect(await reports()).toEqual([]);
  });

  test("is kept, listed and told to nobody: no cache, no index, no referrer abroad", async () => {
    for (const path of [href, `${href}/declination`, `${href}/sheet.pdf`]) {
      const { headers } = await anyone().get(path);
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
      expect(headers.get("referrer-policy")).toBe("same-origin");
    }
  });

  test("names no visitor, whoever opens it", async () => {
    services.clock.set(noon);
    await come(2);
    services.clock.set(afterwards);
    const { html } = await anyone().get(href);
    expect(html).not.toContain("Visitor");
    expect(html).not.toContain("@");
  });

  test("opens nothing where a sign of it is wrong, or another center's is asked", async () => {
    const last = href.at(-1) === "0" ? "1" : "0";
    expect((await anyone().get(href.slice(0, -1) + last)).status).toBe(404);
    expect((await anyone().get("/outcomes/none")).status).toBe(404);
    const abroad = await aCenter(services);
    const there = await servePages(services, { names: ["outcomes"], origin: `http://${abroad.host}:3000` });
    expect((await browse(there).get(href)).status).toBe(404);
  });

  test("opens nothing once it was withdrawn, nor takes a form that was open", async () => {
    const open = await fields({ hires: "1" });
    await withdrawOutcomeLink(services, { ...of(), actor: center.staff });
    expect((await anyone().get(href)).status).toBe(410);
    expect((await anyone().post(href, open)).status).toBe(410);
    expect((await anyone().post(`${href}/nobody-hired`)).status).toBe(410);
    expect(await reports()).toEqual([]);
    const next = await linkOf(center.employerId);
    expect(next).not.toBe(href);
    expect((await anyone().get(next)).status).toBe(200);
    expect((await anyone().get(href)).status).toBe(404);
  });

  test("says nothing of another employer of the event, and takes no numbers for its openings", async () => {
    const { employerId } = await createEmployer(services, {
      ...{ actor: center.staff, centerId: center.id },
      employer: { ...anEmployer(), legalName: "Cedar Clinic" },
    });
    await services.db.insert(eventEmployers).values({ ...of(employerId), isHost: false });
    const others = await linkOf(employerId);
    const { html } = await anyone().get(others);
    expect(html).toContain("Cedar Clinic");
    expect(html).not.toContain("Harborline");
    expect(html).not.toContain("Driver");
    expect((await anyone().post(others, await fields({ hires: "1" }))).status).toBe(422);
    expect(await reports(employerId)).toEqual([]);
  });

  test("asks for no more after a decline, and still takes what is told", async () => {
    const declined = await anyone().post(`${href}/declination`);
    expect(declined.location).toBe(`${href}?done=declined`);
    expect((await anyone().post(href, await fields({ hires: "1" }))).status).toBe(303);
    expect((await reports()).map(({ kind }) => kind)).toEqual(["counts", "declined"]);
  });

  test("takes that nobody was hired by one tap", async () => {
    await anyone().post(`${href}/nobody-hired`);
    expect(await reports()).toMatchObject([{ kind: "nobody-hired", lines: [{ hires: 0 }, { hires: 0 }] }]);
  });

  test("changes nothing by being opened", async () => {
    for (const path of [href, `${href}/declination`, `${href}/nobody-hired`]) await anyone().get(path);
    expect(await reports()).toEqual([]);
  });

  test("makes one report of a form that is posted three times", async () => {
    const { html } = await anyone().get(href);
    const [, action = ""] = /action="([^"]*\?key=[^"]*)"/.exec(html) ?? [];
    for (let n = 0; n < 3; n++) await anyone().post(action, await fields({ hires: "1" }));
    expect(await reports()).toHaveLength(1);
  });
});

test("before the event's end there is no form, and none is taken", async () => {
  const { html } = await anyone().get(href);
  expect(html).toContain("not over yet");
  expect((await anyone().post(href, await fields({ hires: "1" }))).status).toBe(422);
  expect(await reports()).toEqual([]);
});

describe("numbers that look odd", () => {
  test("are asked about, and taken when they are sent again", async () => {
    await come(12);
    services.clock.set(afterwards);
    const odd = await fields({ applications: "13", interviews: "14" });
    const asked = await anyone().post(href, odd);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain(
      "Applied 13 for Warehouse associate: that is more than the 12 people who came.",
    );
    expect(asked.html).toContain(
      "Interviewed 14 for Warehouse associate: that is more than applied, which says 13.",
    );
    expect(asked.html).toContain("Send it all the same");
    expect(await reports()).toEqual([]);
    expect((await anyone().post(href, { ...odd, sure: sureIn(asked.html) })).status).toBe(303);
    expect(await reports()).toHaveLength(1);
  });

  test("are asked about anew where they were changed to other odd ones", async () => {
    await come(12);
    services.clock.set(afterwards);
    const sure = sureIn((await anyone().post(href, await fields({ hires: "13" }))).html);
    expect((await anyone().post(href, { ...(await fields({ hires: "14" })), sure })).status).toBe(422);
  });

  test("tell an employer no count of visitors below ten, however often it asks", async () => {
    await come(3);
    services.clock.set(afterwards);
    expect((await anyone().post(href, await fields({ hires: "4" }))).status).toBe(303);
    const asked = await anyone().post(href, await fields({ hires: "10" }));
    expect(asked.html).toContain("the people who came, who were fewer than 10");
    expect(asked.html).not.toContain("3 people");
    const staff = await signedIn();
    const theirs = await staff.post(
      `/staff/events/${eventId}/outcomes/${center.employerId}?index`,
      await fields({ hires: "4" }),
    );
    expect(theirs.html).toContain("the 3 people who came");
  });

  test.each([
    ["lines.0.hires", { hires: "-1" }],
    ["lines.0.hires", { hires: "two" }],
    ["lines.0.hires", { hires: "1000000" }],
    ["lines.0.wageUnit", { wage: "20" }],
    ["lines.0.startsOn", { startsOn: "2027-02-30" }],
  ])("that are none come back beside their field %s", async (field, line) => {
    services.clock.set(afterwards);
    const again = await anyone().post(href, await fields(line));
    expect(again.status).toBe(422);
    expect(again.html).toContain(`id="field-${field.replaceAll(".", "-")}-error"`);
    expect(await reports()).toEqual([]);
  });
});

describe("staff", () => {
  const base = () => `/staff/events/${eventId}`;
  const employer = () => `${base()}/outcomes/${center.employerId}`;

  test("enter what an employer told them, and read every report of it", async () => {
    services.clock.set(afterwards);
    const staff = await signedIn();
    await staff.post(`${employer()}?index`, await fields({ applications: "9" }));
    await staff.post(`${employer()}?index`, await fields({ applications: "9", hires: "1" }));
    const { html } = await staff.get(employer());
    expect(html).toContain("applied 9, hired 1");
    expect(html.match(/By staff/g)).toHaveLength(2);
    expect((await staff.get(`${base()}/outcomes`)).html).toContain("Answered");
  });

  test("note a decline and nobody hired, withdraw a link and make another", async () => {
    services.clock.set(afterwards);
    const staff = await signedIn();
    for (const rest of ["nobody-hired", "declination", "link-withdrawal"]) {
      expect((await staff.post(`${employer()}/${rest}`)).location).toBe(`${employer()}?done=saved`);
    }
    expect((await reports()).map(({ kind, how }) => `${kind} ${how}`)).toEqual([
      "declined staff",
      "nobody-hired staff",
    ]);
    expect((await anyone().get(href)).status).toBe(410);
    await staff.post(`${employer()}/link-renewal`);
    expect((await staff.get(employer())).html).toContain(await linkOf(center.employerId));
  });

  test("see the results with what is unknown, and what closing would give up", async () => {
    services.clock.set(afterwards);
    const staff = await signedIn();
    const results = await staff.get(`${base()}/results`);
    expect(results.status).toBe(200);
    expect(results.html).toContain("Unknown");
    const closure = await staff.get(`${base()}/closure`);
    expect(closure.html).toContain("No answer at all");
    expect(closure.html).toContain("The 90 days after the event are not over");
  });

  test("see what was told by the marks that have come, and that the others are ahead", async () => {
    services.clock.set(afterwards);
    const staff = await signedIn();
    await staff.post(`${employer()}?index`, await fields({ applications: "9" }));
    const { html } = await staff.get(`${base()}/results`);
    expect(html.match(/1 of 1 \(100%\)/g)).toHaveLength(1);
    expect(html.match(/Not yet/g)).toHaveLength(2);
  });

  test("find no employer that takes no part, and none of another event", async () => {
    const staff = await signedIn();
    await services.db
      .update(eventEmployers)
      .set({ standing: "declined" })
      .where(eq(eventEmployers.eventId, eventId));
    expect((await staff.get(employer())).status).toBe(404);
  });
});

test("the page to keep has counts alone, none of visitors below ten", async () => {
  await come(12);
  const answers = ["shared", "shared", ...Array(12).fill("named"), "counted", "counted", "declined"] as const;
  await services.db.insert(tableVisits).values(
    answers.map((answer) => ({
      ...{ centerId: center.id, id: services.ids.uuid(), eventId, employerId: center.employerId, answer },
      ...{ askedBy: "phone", askedAt: noon, expiresAt: noon, answeredAt: noon },
    })),
  );
  services.clock.set(afterwards);
  await anyone().post(href, await fields({ applications: "7", hires: "2" }));
  const pdf = await pages.get(`${href}/sheet.pdf`);
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  const [page, ...more] = renderPdf(Buffer.from(await pdf.arrayBuffer()), { picture: false });
  expect(more).toEqual([]);
  const text = page?.lines.join("\n") ?? "";
  expect(text).toContain("Came: 12");
  expect(text).toContain("Visits to your table that were noted: 16");
  expect(text).toContain("Came without a registration: fewer than 10");
  expect(text).toContain("Warehouse associate");
  expect(text).not.toContain("Visitor 1");
  expect(text).not.toContain("All openings");
});

test("the page to keep sums up openings, those that do not fit among them", async () => {
  const many = Array.from({ length: 14 }, (_, n) => anOpening({ title: `Job ${n + 1}` }));
  eventId = await aPublishedEvent(services, center, { openings: many });
  href = await linkOf(center.employerId);
  services.clock.set(afterwards);
  const openings = (await findReporter(services.db, of()))?.openings ?? [];
  const told = openings.flatMap(({ id }, n) => [
    [`lines.${n}.openingId`, id],
    [`lines.${n}.applications`, "5"],
  ]);
  expect((await anyone().post(href, Object.fromEntries(told))).status).toBe(303);
  const pdf = await pages.get(`${href}/sheet.pdf`);
  const [page, ...more] = renderPdf(Buffer.from(await pdf.arrayBuffer()), { picture: false });
  expect(more).toEqual([]);
  const text = page?.lines.join("\n") ?? "";
  expect(text).toContain("And 2 more openings, which are in the sum.");
  expect(text).toMatch(/All openings\s+70|70\s+All openings/);
});
