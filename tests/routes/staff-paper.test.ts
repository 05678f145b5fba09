import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { fieldWords, problemWords } from "~/app/http/problems";
import { messageOf } from "~/app/http/refusals";
import { scans } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, signedIn } from "~/tests/factories/people";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let staff: Record<string, string>;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["staff"], origin: `http://${center.host}` });
  const { email } = await aPerson(services, center, "staff");
  staff = Object.fromEntries((await signedIn(services, email)).headers);
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  services.badges.close();
  await services.drop();
});
beforeEach(() => services.clock.set(noon));

const seen = async (response: Response) => ({
  status: response.status,
  headers: response.headers,
  location: response.headers.get("location") ?? "",
  html: (await response.text()).replaceAll("<!-- -->", ""),
});
const get = async (path: string) => seen(await pages.get(path, staff));
const post = async (path: string, fields: Record<string, string> | FormData) =>
  seen(await pages.post(path, fields, staff));

async function anEventWith(names: readonly string[]) {
  const eventId = await aPublishedEvent(services, center);
  const people = [];
  for (const name of names) people.push(await aRegistration(services, center, eventId, { name }));
  return { eventId, path: `/staff/events/${eventId}`, people };
}

describe("the roster's page", () => {
  test("is laid out for the paper that its address names, US Letter where it names none", async () => {
    const { path } = await anEventWith(["Ana Lopez"]);
    const paperOf = async (query: string) =>
      /data-paper="([^"]+)"/.exec((await get(`${path}/roster${query}`)).html)?.[1];
    expect(await paperOf("")).toBe("letter");
    expect(await paperOf("?paper=a4")).toBe("a4");
    expect(await paperOf("?paper=a3")).toBe("letter");
  });
});

describe("badges", () => {
  const order = { sheet: "avery-5395", who: "registered", withQr: "yes", startAt: "1", blanks: "0" };

  test("are ordered by a form, made while a page counts, and come as a file", async () => {
    const { path } = await anEventWith(["Ana Lopez", "Zoe Park"]);
    expect((await get(`${path}/badges`)).html).toContain("Everyone registered: 2 badges");
    const { status, location } = await post(`${path}/badges?index`, { ...order, blanks: "7" });
    expect(status).toBe(303);
    expect(location).toMatch(new RegExp(`^${path}/badges/[0-9a-f-]{36}$`));
    await vi.waitFor(
      async () => expect((await get(location)).html).toContain("9 badges on 2 sheets"),
      20_000,
    );
    expect((await get(location)).headers.get("refresh")).toBeNull();
    expect((await get(`${path}/badges`)).html).toContain(`href="${location}"`);

    const file = await pages.get(`${location}/file`, staff);
    expect(file.headers.get("content-type")).toBe("application/pdf");
    expect(file.headers.get("content-disposition")).toMatch(
      /^attachment; filename="badges-[a-z0-9-]+\.pdf"$/,
    );
    expect(file.headers.get("cache-control")).toBe("no-store");
    const [first] = renderPdf(new Uint8Array(await file.arrayBuffer()));
    expect(first?.lines).toEqual(expect.arrayContaining(["Ana Lopez", "Zoe Park"]));
  });

  test("that are being made are looked at again every three seconds, without script, and have no file yet", async () => {
    const { eventId, path } = await anEventWith([]);
    const badges = Array.from({ length: 3000 }, () => ({ name: "Ana", shortCode: null, payload: null }));
    const jobId = services.badges.start(
      { centerId: center.id, eventId },
      { sheet: "roll-62", startAt: 1, title: "Fair", badges },
    );
    const { headers, html } = await get(`${path}/badges/${jobId}`);
    expect(headers.get("refresh")).toBe("3");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(html).toMatch(/[\d,]+ of 3,000 badges/);
    expect(html).toMatch(/<progress[^>]* max="3000"/);
    expect((await get(`${path}/badges/${jobId}/file`)).status).toBe(404);
    services.clock.set(new Date(noon.getTime() + 60 * 60 * 1000));
    expect((await get(`${path}/badges/${jobId}`)).status).toBe(404);
  });

  test("without anybody to print are refused with what was chosen", async () => {
    const { path } = await anEventWith([]);
    const { status, html } = await post(`${path}/badges?index`, { ...order, sheet: "roll-62" });
    expect(status).toBe(422);
    expect(html).toContain(problemWords("no-badges"));
    expect(html).toMatch(/value="roll-62"[^>]*checked|checked=""[^>]*value="roll-62"/);
  });

  test("start on the sheet, and are at most five hundred blank ones", async () => {
    const { path } = await anEventWith(["Ana Lopez"]);
    for (const fields of [
      { startAt: "0" },
      { startAt: "9" },
      { blanks: "501" },
      { blanks: "-1" },
      { sheet: "x" },
    ]) {
      expect((await post(`${path}/badges?index`, { ...order, ...fields })).status).toBe(422);
    }
  });

  test("of one event are not found under another", async () => {
    const { path, eventId } = await anEventWith(["Ana Lopez"]);
    const other = await aPublishedEvent(services, center);
    const { location } = await post(`${path}/badges?index`, order);
    expect((await get(location)).status).toBe(200);
    for (const rest of ["", "/file"]) {
      expect((await get(location.replace(eventId, other) + rest)).status).toBe(404);
    }
  });
});

describe("after a paper night", () => {
  /** The form as the page gives it. */
  async function form(path: string, more: Record<string, string> = {}) {
    const { html } = await get(`${path}/paper-night`);
    const formKey = /name="formKey" value="([^"]+)"/.exec(html)?.[1] ?? "";
    return { formKey, text: "", clock: "12:00", door: "", ...more };
  }
  /** The form that enters what was checked, as the page holds it. */
  const hiddenIn = (html: string) => {
    const [, inner = ""] = /<form method="post" action="[^"]*\/arrivals">(.*?)<\/form>/s.exec(html) ?? [];
    return Object.fromEntries(
      Array.from(inner.matchAll(/name="([^"]+)" value="([^"]*)"/g), ([, name = "", value = ""]) => [
        name,
        value,
      ]),
    );
  };
  const scansOf = (eventId: string) => services.db.select().from(scans).where(eq(scans.eventId, eventId));

  test("a list is checked, entered by what the check showed, and entered once if it is sent again", async () => {
    const { eventId, path, people } = await anEventWith(["Ana Lopez", "Zoe Park"]);
    const text = [...people.map(({ shortCode }) => shortCode), "nobody"].join("\n");
    const checked = await post(`${path}/paper-night?index`, await form(path, { text }));
    expect(checked.status).toBe(200);
    expect(checked.html).toContain("Enter 2 arrivals");
    expect(checked.html).toContain("Ana L.");
    expect(checked.html).not.toContain("Ana Lopez</td>");
    expect(await scansOf(eventId)).toEqual([]);

    const fields = hiddenIn(checked.html);
    for (const entered of [
      await post(`${path}/paper-night/arrivals`, fields),
      await post(`${path}/paper-night/arrivals`, fields),
    ]) {
      expect(entered.status).toBe(200);
      expect(entered.html).toContain("2 arrivals are entered");
      expect(entered.html).toContain("1 line was not entered");
    }
    expect((await scansOf(eventId)).map(({ device }) => device)).toEqual(["paper", "paper"]);
  });

  test("names that are ticked become lines of the list, and only who is not in yet can be ticked", async () => {
    const { path, people } = await anEventWith(["Ana Lopez", "Zoe Park", "Kim Lee"]);
    const [ana, zoe, kim] = people;
    const posted = new FormData();
    for (const [name, value] of Object.entries(await form(path, { text: ana?.shortCode ?? "" }))) {
      posted.append(name, value);
    }
    for (const person of [zoe, kim]) posted.append("ticked", person?.shortCode ?? "");
    const { html } = await post(`${path}/paper-night?index`, posted);
    expect(html).toContain("Enter 3 arrivals");
    expect(hiddenIn(html).text?.split("\n")).toEqual(people.map(({ shortCode }) => shortCode));
    await post(`${path}/paper-night/arrivals`, { ...hiddenIn(html), text: zoe?.shortCode ?? "" });
    const after = await get(`${path}/paper-night`);
    expect(after.html).toContain(`value="${kim?.shortCode}"`);
    expect(after.html).not.toContain(`value="${zoe?.shortCode}"`);
  });

  test.each([
    ["no code at all", { text: "" }, problemWords("no-codes")],
    ["no time", { text: "12345678", clock: "" }, fieldWords("clock", "required")],
    ["a time that is none", { text: "12345678", clock: "25:00" }, problemWords("time-form")],
    ["more than a thousand codes", { text: "12345678 ".repeat(1001) }, problemWords("too-many")],
  ])("a list with %s is refused with what was typed, checked or entered", async (_what, more, words) => {
    const { path } = await anEventWith([]);
    const fields = await form(path, more);
    const checked = await post(`${path}/paper-night?index`, fields);
    expect(checked.status).toBe(422);
    expect(checked.html).toContain(words);
    expect(checked.html).toContain(fields.text.trim());
    const entered = await post(`${path}/paper-night/arrivals`, fields);
    expect([entered.status, entered.html.includes(words)]).toEqual([422, true]);
  });

  test("a form that was open for more than a day, or is another event's, is refused", async () => {
    const { path, people } = await anEventWith(["Ana Lopez"]);
    const other = await anEventWith([]);
    const text = people[0]?.shortCode ?? "";
    const foreign = await post(`${path}/paper-night/arrivals`, await form(other.path, { text }));
    expect(foreign.status).toBe(409);
    const fields = await form(path, { text });
    services.clock.set(new Date(noon.getTime() + 24 * 60 * 60 * 1000 + 1));
    const late = await post(`${path}/paper-night?index`, fields);
    expect(late.status).toBe(409);
    expect(late.html).toContain(messageOf("form-expired"));
    expect(late.html).toContain(text);
    const fresh = /name="formKey" value="([^"]+)"/.exec(late.html)?.[1];
    expect(fresh).not.toBe(fields.formKey);
  });
});
