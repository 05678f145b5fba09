import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { browse } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { countLogged } from "~/tests/factories/desk";
import { servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let staff: ReturnType<typeof browse>;
let admin: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const origin = `http://${center.host}:3000`;
  const pages = await servePages(services, { names: ["staff", "sign-"], origin });
  [staff, admin] = [browse(pages), browse(pages)];
  for (const [browser, role] of [
    [staff, "staff"],
    [admin, "admin"],
  ] as const) {
    const { email } = await aPerson(services, center, role);
    await browser.post("/sign-in", { email, password });
  }
});

const logged = () => countLogged(services, center);
const entry = (more: Record<string, string> = {}) => ({
  ...{ branchId: center.branchId, channel: "phone", minutes: "5-14", language: "es", category: "resume" },
  ...more,
});
const keyIn = (html: string) => /action="[^"]*\?key=([^"]+)"/.exec(html)?.[1] ?? "";

describe("the desk's page", () => {
  test("is one tap from any staff page, also on a phone, where other sections are in a menu", async () => {
    const { html } = await staff.get("/staff/events");
    const quick = /<nav class="staff-quick"[^>]*><a href="([^"]+)"/.exec(html);
    expect(quick?.[1]).toBe("/staff/desk");
  });

  test("logs by one button, keeps what was chosen, and offers an undo", async () => {
    const { html } = await staff.get("/staff/desk");
    expect(html).toMatch(/accesskey="2"/i);
    const posted = await staff.post(`/staff/desk?key=${keyIn(html)}`, entry({ reference: "yes" }));
    expect(posted).toMatchObject({ status: 303, location: "/staff/desk?done=logged" });
    const after = await staff.get("/staff/desk");
    expect(after.html).toMatch(/<option value="phone" selected/);
    expect(after.html).toMatch(/<option value="es" selected/);
    expect(after.html).not.toMatch(/name="reference"[^>]*checked/);
    expect(after.html).toContain("Central, By phone, 5 to 14 minutes, Spanish, Reference transaction");
    const undo = /action="([^"]*\/undo)"/.exec(after.html)?.[1] ?? "";
    expect(await staff.post(undo)).toMatchObject({ location: "/staff/desk?done=undone" });
    expect(await logged()).toBe(0);
  });

  test("says of a form that logged something else before that nothing was added, and has a new id", async () => {
    const key = keyIn((await staff.get("/staff/desk")).html);
    await staff.post(`/staff/desk?key=${key}`, entry());
    const other = await staff.post(`/staff/desk?key=${key}`, entry({ category: "search" }));
    expect(other.location).toBe("/staff/desk?done=other");
    const { html } = await staff.get(other.location ?? "");
    expect(html).toContain("That form had logged another inquiry before");
    expect(keyIn(html)).not.toBe(key);
    expect(await logged()).toBe(1);
  });

  test("takes no field but its own", async () => {
    const named = await staff.post("/staff/desk", entry({ name: "Ana Ruiz" }));
    expect(named.status).toBe(422);
    expect(await logged()).toBe(0);
  });

  test("shows nobody another's entries, and takes nobody else's back", async () => {
    await admin.post("/staff/desk", entry());
    const path = /action="([^"]*\/undo)"/.exec((await admin.get("/staff/desk")).html)?.[1] ?? "";
    expect((await staff.get("/staff/desk")).html).not.toContain("/undo");
    expect((await staff.post(path)).status).toBe(403);
    expect(await logged()).toBe(1);
  });
});

describe("a past shift", () => {
  const shift = { date: "2026-11-30", channel: "in-person" };

  test("comes back with what was typed and what is wrong with it", async () => {
    const fields = { ...shift, date: "2026-12-24", branchId: center.branchId, "count-resume": "many" };
    const wrong = await staff.post("/staff/desk/shifts/new", fields);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="many"');
    const ahead = await staff.post("/staff/desk/shifts/new", { ...fields, "count-resume": "3" });
    expect(ahead.html).toContain("That day has not come yet");
    expect(await logged()).toBe(0);
  });

  test("is listed with its total, and taken back after a question", async () => {
    const fields = { ...shift, branchId: center.branchId, "count-resume": "12", "count-other": "3" };
    expect(await staff.post("/staff/desk/shifts/new", fields)).toMatchObject({ status: 303 });
    const { html } = await staff.get("/staff/desk/shifts");
    expect(html).toContain("Monday, November 30, 2026");
    const path = /href="(\/staff\/desk\/batches\/[^"]+)"/.exec(html)?.[1] ?? "";
    expect((await staff.get(path)).html).toContain("Take back 15 inquiries?");
    await staff.post(path);
    expect(await logged()).toBe(0);
    expect((await staff.get("/staff/desk/shifts")).html).toContain("Taken back");
  });
});

describe("categories", () => {
  test("are an admin's to edit, and the desk follows", async () => {
    const { html } = await admin.get("/staff/desk/categories");
    const path = /href="([^"]+)">Resume</.exec(html)?.[1] ?? "";
    await admin.post(path, { name: "Resume help" });
    await admin.post(`${path}/position`, { direction: "up" });
    const names = [...(await staff.get("/staff/desk")).html.matchAll(/name="category"[^>]*value="(\w+)"/g)];
    expect(names.slice(0, 2).map(([, key]) => key)).toEqual(["resume", "search"]);
    await admin.post(`${path}/retirement`);
    expect((await staff.get("/staff/desk")).html).not.toContain("Resume help");
    await admin.post(`${path}/restoration`);
    expect((await staff.get("/staff/desk")).html).toContain("Resume help");
    expect((await staff.get("/staff/desk/categories")).status).toBe(403);
    expect((await staff.post(`${path}/retirement`)).status).toBe(403);
  });
});

test("a sampling week says what the report makes of it", async () => {
  await staff.post("/staff/desk/samples", { branchId: center.branchId, day: "2026-10-07", count: "80" });
  const { html } = await staff.get("/staff/desk/samples");
  expect(html).toContain("marks it as an estimate");
  expect(html).toContain("about 4,160");
  expect(html).toContain("Monday, October 5, 2026");
});

describe("a file of another tool", () => {
  /** The file as a browser posts it. */
  async function upload(text: string | Uint8Array<ArrayBuffer>) {
    const form = new FormData();
    form.set("file", new File([text], "desk.csv", { type: "text/csv" }));
    return admin.post("/staff/desk/imports", form);
  }
  const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);

  test("is matched, looked at and imported, with what is wrong told by its row", async () => {
    const sent = await upload(
      utf16("Date;Location;Question type\r\n2025-01-06;Annex;Resume\r\n2025-01-07;Central;Jobs"),
    );
    expect(sent.status).toBe(303);
    const page = sent.location ?? "";
    const columns = { "column-date": "0", "column-branch": "1", "column-category": "2" };
    await admin.post(`${page}/mapping`, columns);
    const wrong = await admin.get(page);
    expect(wrong.html).toContain("2 cells need mending");
    expect(wrong.html).toContain("No branch has this name");
    expect((await admin.post(`${page}/confirmation`)).status).toBe(303);
    await admin.post(`${page}/mapping`, {
      ...columns,
      ...{ "word-branch-0": "annex", "meaning-branch-0": center.branchId },
      ...{ "word-category-0": "jobs", "meaning-category-0": "search" },
    });
    expect((await admin.get(page)).html).toContain("Import 2 inquiries");
    expect(await logged()).toBe(0);
    await admin.post(`${page}/confirmation`);
    await expect.poll(logged).toBe(2);
    await expect.poll(async () => (await admin.get(page)).html).toContain("2 rows are imported");
    await admin.post(`/staff/desk/batches/${page.split("/").at(-1)}/undo`);
    expect(await logged()).toBe(0);
    expect((await admin.get(page)).html).toContain("This import was taken back");
  });

  test.each([
    ["", "There are no inquiries in it"],
    ["Date,Category\n", "There is no row below"],
    ["Date\n2025-01-06", "there is one alone"],
    ["Date,Category\n2025-01-06,Resume\n2025-01-06,Resume,Resume\n", "Row 3: This row has more cells"],
    ['Date,Category\n2025-01-06,"Resume', "A quotation mark is not closed"],
    [`Date,Category\n${"2025-01-06,Resume\n".repeat(20_001)}`, "more than 20,000 inquiries"],
  ])("that cannot be read is told why: %#", async (text, words) => {
    const sent = await upload(text);
    expect(sent.status).toBe(422);
    expect(sent.html).toContain(words);
  });

  test("is an admin's alone", async () => {
    expect((await staff.get("/staff/desk/imports")).status).toBe(403);
    expect((await staff.post("/staff/desk/imports")).status).toBe(403);
  });
});
