import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deedWords } from "~/app/components/audit-words";
import { mostPictureBytes } from "~/app/domain/fairs/picture";
import { findFloorPlan } from "~/db/queries/floor-plans";
import { audit, eventEmployers } from "~/db/schema";
import { aCenter, aDraft, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { aLargeFair } from "~/tests/factories/large-fair";
import { anEmployerAt } from "~/tests/factories/openings";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, signedIn } from "~/tests/factories/people";
import { aJpeg, aPng, aPngOfSize, bytes, exifSegment } from "~/tests/factories/pictures";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let staff: Record<string, string>;
let eventId: string;
let slug: string;
let path: string;

const names = ["staff", "floor-plans", "too-large", "($locale)"];

beforeAll(async () => {
  services = await createTestServices();
  pages = await servePages(services, { names });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  center = await aCenter(services);
  pages = await servePages(services, { names, origin: `http://${center.host}` });
  const { email } = await aPerson(services, center, "staff");
  staff = Object.fromEntries((await signedIn(services, email)).headers);
  eventId = await aPublishedEvent(services, center, { type: "job-fair", title: "Spring job fair" });
  slug = "spring-job-fair-2026-12-01";
  path = `/staff/events/${eventId}/floor-plan`;
});

const of = () => ({ centerId: center.id, eventId });
const plan = () => findFloorPlan(services.db, of());
const key = () => services.ids.uuid();
const upload = "picture";

/** Sends a body as a browser does: with its length and the kind that it is. */
async function send(
  body: BodyInit,
  headers: Record<string, string> = {},
  to = `${path}/picture?key=${key()}`,
) {
  const origin = `http://${center.host}`;
  const made = new Request(`${origin}${to}`, { method: "POST", body });
  const content = await made.arrayBuffer();
  const type = made.headers.get("content-type") ?? "";
  return pages.fetch(
    new Request(made.url, {
      method: "POST",
      body: content,
      headers: {
        host: center.host,
        origin,
        "content-type": type,
        "content-length": String(content.byteLength),
        ...staff,
        ...headers,
      },
    }),
  );
}

function form(
  files: (Uint8Array | null)[],
  alt = "Tables along the walls",
  more: Record<string, string> = {},
) {
  const made = new FormData();
  for (const file of files) {
    const blob = new Blob(file === null ? [] : [new Uint8Array(file)], { type: "text/html" });
    made.append(upload, blob, file === null ? "" : "plan.html");
  }
  for (const [name, value] of Object.entries({ alt, ...more })) made.append(name, value);
  return made;
}
const put = async (file: Uint8Array | null = aPng(), alt?: string, keyOfUpload = key()) =>
  send(form([file], alt), {}, `${path}/picture?key=${keyOfUpload}`);
const place = (fields: Record<string, string>) => pages.post(path, fields, staff);
const problems = async (response: Response) =>
  [...(await response.text()).matchAll(/class="field-error"[^>]*>.*?<\/span>([^<]+)<\/span>/g)].map(
    (found) => found[1],
  );

describe("the picture of a floor plan", () => {
  test("is put up, shown to the public with its words, and served as what it is", async () => {
    const sent = await put(aPng());
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `${path}?done=saved`]);
    const page = await (await pages.get(`/events/${slug}`)).text();
    const { digest } = (await plan()) ?? {};
    expect(page).toContain(
      `<img src="/floor-plans/${digest}" alt="Tables along the walls" width="400" height="300" loading="lazy"/>`,
    );
    const served = await pages.get(`/floor-plans/${digest}`);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(aPng().length),
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    });
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(aPng());
  });

  test("tells nothing of where it was taken, and of a page behind it nothing is left", async () => {
    await put(bytes(aJpeg({ width: 400, height: 300 }, exifSegment(6)), "<script>alert(1)</script>"));
    const served = await pages.get(`/floor-plans/${(await plan())?.digest}`);
    const kept = Buffer.from(await served.arrayBuffer()).toString("latin1");
    expect(served.headers.get("content-type")).toBe("image/jpeg");
    expect(kept).not.toMatch(/34\.05N|<script>/);
    expect(await plan()).toMatchObject({ width: 300, height: 400 });
  });

  test("is not found at another center, under another digest, or once it is removed", async () => {
    await put();
    const { digest } = (await plan()) ?? {};
    const other = await aCenter(services);
    const elsewhere = await servePages(services, { names, origin: `http://${other.host}` });
    expect((await elsewhere.get(`/floor-plans/${digest}`)).status).toBe(404);
    for (const wrong of ["0".repeat(64), "x", `${digest}0`]) {
      expect((await pages.get(`/floor-plans/${wrong}`)).status).toBe(404);
    }
    expect((await pages.post(`${path}/removal`, {}, staff)).status).toBe(303);
    expect((await pages.get(`/floor-plans/${digest}`)).status).toBe(404);
    expect(await (await pages.get(`/events/${slug}`)).text()).not.toContain("plan-picture");
    expect((await pages.get(`/events/${slug}/floor-plan`)).status).toBe(404);
  });

  test("stands beside who is at which table, where the page does not say that in lines already", async () => {
    const pagesOf = async (size: { employers: number; openingsEach: number }) => {
      const fair = await aLargeFair(services, center, size);
      await send(form([aPng()]), {}, `/staff/events/${fair.eventId}/floor-plan/picture?key=${key()}`);
      const shown = [await pages.get(fair.path), await pages.get(`${fair.path}/floor-plan`)];
      return Promise.all(shown.map(async (page) => (await page.text()).includes("plan-tables")));
    };
    expect(await pagesOf({ employers: 2, openingsEach: 1 })).toEqual([true, true]);
    expect(await pagesOf({ employers: 13, openingsEach: 2 })).toEqual([false, true]);
  });

  test("that is posted twice is one", async () => {
    const same = key();
    await put(aPng(), "Once", same);
    const first = await plan();
    expect((await put(aPng(), "Once", same)).status).toBe(303);
    expect(await plan()).toEqual(first);
  });

  test("is replaced by another, and tables stay where they are", async () => {
    await put();
    await place({ tableNo: "7", left: "25", top: "50" });
    const before = await plan();
    await put(aPng({ width: 500, height: 400 }));
    const after = await plan();
    expect(after).toMatchObject({ width: 500, tables: [{ tableNo: 7, x: 2_500, y: 5_000 }] });
    expect(after?.digest).not.toBe(before?.digest);
    expect((await pages.get(`/floor-plans/${before?.digest}`)).status).toBe(404);
  });

  test("stays where words alone are sent, and is asked for where there is none", async () => {
    expect(await problems(await put(null))).toEqual(["Choose a picture."]);
    await put();
    const { digest } = (await plan()) ?? {};
    expect((await put(null, "Other words")).status).toBe(303);
    expect(await plan()).toMatchObject({ digest, alt: "Other words" });
    expect(await problems(await put(aPng(), ""))).toEqual(["Say in words what the picture shows."]);
  });
});

describe("an upload that is not as it should be gets words for it", () => {
  const raw = (text: string, boundary = "b") =>
    send(new Blob([text], { type: `multipart/form-data; boundary=${boundary}` }));
  const head = `--b\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\n`;

  test.each<[string, () => Promise<Response>, string]>([
    ["of two files", () => send(form([aPng(), aPng()])), "Choose one picture, not several."],
    ["of a file of no bytes", () => send(form([new Uint8Array()])), "This picture ends too early."],
    ["of 200 megapixels", () => put(aPngOfSize({ width: 20_000, height: 10_000 })), "40 megapixels at most"],
    [
      "of an SVG with a script",
      () => put(bytes("<svg><script>alert(1)</script></svg>")),
      "no PNG, JPEG or WebP",
    ],
    ["of a picture cut short", () => put(aPng().subarray(0, 60)), "This picture ends too early."],
    ["that broke off", () => raw(`${head}half`), "The upload broke off"],
    ["of an empty body", () => raw(""), "The upload broke off"],
    [
      "without a boundary",
      () => send(new Blob(["x"], { type: "multipart/form-data" })),
      "in the form of this page",
    ],
    [
      "of a plain form",
      () => send(new URLSearchParams({ picture: "x", alt: "y" })),
      "in the form of this page",
    ],
    ["of JSON", () => send(new Blob(["{}"], { type: "application/json" })), "in the form of this page"],
    ["of words instead of a file", () => send(form([], "y", { picture: "x" })), "in the form of this page"],
    [
      "of a bit more than 5 MB",
      () => put(bytes(aPng(), new Uint8Array(mostPictureBytes))),
      "A picture has 5 MB at most.",
    ],
  ])("%s", async (_name, sent, words) => {
    const response = await sent();
    expect(response.status).toBe(422);
    expect((await problems(response)).join()).toContain(words);
    expect(await plan()).toBeNull();
  });

  test("that is far too large is refused by its stated length, and one that states none is not read", async () => {
    const stated = await send("x", { "content-length": String(200 * 1024 * 1024) });
    const html = await stated.text();
    expect(stated.status).toBe(413);
    expect(html).toContain("A picture has 5 MB at most. Save it smaller and try again.");
    expect(html).toMatch(new RegExp(`href="${path}/picture\\?key=[^"]*"[^>]*>Back to the form`));
    const unstated = await pages.post(`${path}/picture`, form([aPng()]), staff);
    expect(unstated.status).toBe(411);
  });

  test("goes to its own address alone: another page takes 1 MB", async () => {
    const sent = await send("x", { "content-length": String(2 * 1024 * 1024) }, path);
    expect(sent.status).toBe(413);
  });

  test("of somebody else is not read at all", async () => {
    const { email } = await aPerson(services, center, "door");
    const cookies = Object.fromEntries((await signedIn(services, email)).headers);
    expect((await send(form([aPng()]), cookies)).status).toBe(403);
    expect(await plan()).toBeNull();
  });
});

describe("a table", () => {
  beforeEach(async () => {
    await put();
  });
  const tables = async () => (await plan())?.tables;

  test.each<[string, Record<string, string>, { x: number; y: number }]>([
    ["by a click on the wide picture", { "wide.x": "180", "wide.y": "270" }, { x: 2_500, y: 5_000 }],
    ["by a tap on the narrow one", { "narrow.x": "68", "narrow.y": "102" }, { x: 2_500, y: 5_000 }],
    ["by two numbers", { left: "25.5", top: "0" }, { x: 2_550, y: 0 }],
    [
      "by two numbers and the Enter key on the picture",
      { left: "1", top: "2", "wide.x": "0", "wide.y": "0" },
      { x: 100, y: 200 },
    ],
  ])("is placed %s", async (_how, fields, at) => {
    const placed = await place({ tableNo: "12", left: "", top: "", ...fields });
    expect(placed.headers.get("location")).toBe(`${path}?done=table-placed#place`);
    expect(await tables()).toEqual([{ tableNo: 12, ...at }]);
  });

  test.each<[Record<string, string>, string]>([
    [{ tableNo: "0", left: "1", top: "1" }, "Choose a higher number."],
    [{ tableNo: "1000", left: "1", top: "1" }, "Choose a lower number."],
    [{ tableNo: "", left: "1", top: "1" }, "Type the table"],
    [{ tableNo: "1", left: "", top: "" }, "Click on the table"],
    [{ tableNo: "1", left: "", top: "", "wide.x": "0", "wide.y": "0" }, "Click on the table"],
    [{ tableNo: "1", left: "5", top: "" }, "Type how far the table is from the top."],
    [{ tableNo: "1", left: "101", top: "1" }, "Choose a lower number."],
    [{ tableNo: "1", left: "x", top: "1" }, "number"],
  ])("is not placed by %j", async (fields, words) => {
    const refused = await place(fields);
    expect(refused.status).toBe(422);
    expect((await problems(refused)).join()).toContain(words);
    expect(await tables()).toEqual([]);
  });

  test("moves where it is placed again, and is taken off", async () => {
    await place({ tableNo: "3", left: "10", top: "10" });
    await place({ tableNo: "3", left: "20", top: "30" });
    expect(await tables()).toEqual([{ tableNo: 3, x: 2_000, y: 3_000 }]);
    expect(await (await pages.get(`${path}?table=3`, staff)).text()).toMatch(/name="left"[^>]*value="20"/);
    const gone = await pages.post(`${path}/tables/3/removal`, {}, staff);
    expect(gone.headers.get("location")).toBe(`${path}?done=table-removed`);
    expect(await tables()).toEqual([]);
  });

  test("is in the event's trail by its number, with the plan itself", async () => {
    await place({ tableNo: "3", left: "10", top: "10" });
    await place({ tableNo: "3", left: "10", top: "10" });
    await place({ tableNo: "3", left: "20", top: "30" });
    await pages.post(`${path}/tables/3/removal`, {}, staff);
    await put(null, "Other words");
    await pages.post(`${path}/removal`, {}, staff);
    await pages.post(`${path}/removal`, {}, staff);
    const rows = await services.db
      .select({ action: audit.action, to: audit.to })
      .from(audit)
      .where(and(eq(audit.subjectId, eventId), sql`${audit.action} ~ 'plan|table'`))
      .orderBy(audit.id);
    expect(rows).toEqual([
      { action: "floor plan saved", to: null },
      { action: "table placed", to: "Table 3" },
      { action: "table moved", to: "Table 3" },
      { action: "table removed", to: "Table 3" },
      { action: "floor plan described", to: null },
      { action: "floor plan removed", to: null },
    ]);
    expect(deedWords({ subjectKind: "event", action: "table moved", from: null, to: null })).toBe(
      "moved a table on the floor plan",
    );
  });

  test("is offered for the next employer that has a number and no place, then for the next number", async () => {
    const offered = async () =>
      /name="tableNo"[^>]* value="(\d+)"/.exec(await (await pages.get(path, staff)).text())?.[1];
    await services.db.update(eventEmployers).set({ tableNo: 1 }).where(eq(eventEmployers.eventId, eventId));
    await anEmployerAt(services, center, eventId, { name: "Guest Foods", tableNo: 101 });
    await anEmployerAt(services, center, eventId, { name: "No table yet" });
    await place({ tableNo: "1", left: "10", top: "10" });
    expect(await offered()).toBe("101");
    await place({ tableNo: "101", left: "10", top: "20" });
    expect(await offered()).toBe("2");
  });

  test("of no event's plan, or of no number, is not found", async () => {
    const other = await aDraft(services, center);
    const at = `/staff/events/${other}/floor-plan`;
    expect((await pages.post(at, { tableNo: "1", left: "1", top: "1" }, staff)).status).toBe(404);
    expect((await pages.post(`${path}/tables/1000/removal`, {}, staff)).status).toBe(404);
  });

  test("is shown to the public once an employer has it, on the picture and in words", async () => {
    const page = async () => (await pages.get(`/events/${slug}`)).text();
    await place({ tableNo: "12", left: "25", top: "50" });
    await place({ tableNo: "13", left: "75", top: "50" });
    expect(await page()).not.toContain('plan-mark"');
    await services.db.update(eventEmployers).set({ tableNo: 12 }).where(eq(eventEmployers.eventId, eventId));
    const shown = await page();
    expect(shown).toContain('<svg x="25%" y="50%"');
    expect(shown).not.toContain('<svg x="75%"');
    expect(shown).toContain("<li>Table 12: Harborline Logistics LLC</li>");
    const alone = await (await pages.get(`/es/events/${slug}/floor-plan`)).text();
    expect(alone).toContain("<li>Mesa 12: Harborline Logistics LLC</li>");
    await services.db
      .update(eventEmployers)
      .set({ standing: "withdrawn" })
      .where(eq(eventEmployers.eventId, eventId));
    expect(await page()).not.toContain("Table 12");
    expect(await (await pages.get(path, staff)).text()).toContain("Nobody yet");
  });

  test("moves on the kept page too, also on a plan that was removed and put up anew", async () => {
    await services.db.update(eventEmployers).set({ tableNo: 1 }).where(eq(eventEmployers.eventId, eventId));
    const at = async () => /<svg x="([\d.]+)%"/.exec(await (await pages.get(`/events/${slug}`)).text())?.[1];
    await place({ tableNo: "1", left: "10", top: "10" });
    expect(await at()).toBe("10");
    await pages.post(`${path}/removal`, {}, staff);
    await put();
    await place({ tableNo: "1", left: "60", top: "10" });
    expect(await at()).toBe("60");
  });
});
