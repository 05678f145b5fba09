import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listReferrals } from "~/db/queries/referrals";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { aPartner, aReferral } from "~/tests/factories/referrals";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let staff: ReturnType<typeof browse>;
let visitor: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const pages = await servePages(services, {
    names: ["staff", "sign-", "too-large", "($locale)"],
    origin: `http://${center.host}:3000`,
  });
  const { email } = await aPerson(services, center, "staff");
  staff = browse(pages);
  visitor = browse(pages);
  await staff.post("/sign-in", { email, password });
});

describe("the public directory", () => {
  test("has public partners by kind in each language, and follows a change at once", async () => {
    await aPartner(services, center, { name: "Second Street Closet", languages: ["es"] });
    const hidden = await aPartner(services, center, { name: "Staff only", isPublic: false });
    const { html } = await visitor.get("/places-that-help");
    for (const words of ["Clothes for work", "Second Street Closet", "Spanish", 'href="tel:2135550140"'])
      expect(html).toContain(words);
    expect(html).not.toContain("Staff only");
    expect((await visitor.get("/es/places-that-help")).html).toContain("Ropa para el trabajo");
    await staff.post(`/staff/partners/${hidden}`, { name: "Now public", kind: "training", isPublic: "yes" });
    expect((await visitor.get("/places-that-help")).html).toContain("Now public");
    expect((await visitor.get("/fr/places-that-help")).status).toBe(404);
  });

  test("leaves a partner out that is retired, and has it again once it is restored", async () => {
    const id = await aPartner(services, center, { name: "Second Street Closet" });
    await staff.post(`/staff/partners/${id}/retirement`);
    expect((await visitor.get("/places-that-help")).html).not.toContain("Second Street Closet");
    expect((await staff.get("/staff/partners?show=retired")).html).toContain("Second Street Closet");
    await staff.post(`/staff/partners/${id}/restoration`);
    expect((await visitor.get("/places-that-help")).html).toContain("Second Street Closet");
  });
});

describe("a slip", () => {
  test("speaks the patron's language, has the code in two groups and no field for a name", async () => {
    const partnerId = await aPartner(services, center, { name: "Second Street Closet" });
    const form = await staff.get(`/staff/referrals/new?partner=${partnerId}`);
    expect([...form.html.matchAll(/<(?:input|textarea)[^>]*name="(\w+)"/g)].map(([, name]) => name)).toEqual([
      "partnerId",
      "isAgreed",
    ]);
    const made = await staff.post("/staff/referrals/new", {
      partnerId,
      branchId: center.branchId,
      language: "es",
    });
    const { html } = await staff.get(made.location ?? "");
    const [row] = await listReferrals(services.db, { centerId: center.id, limit: 1 });
    const code = row?.code ?? "";
    expect(html).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
    for (const words of ["Su referencia", "No preguntaremos por usted", 'lang="es"', "12 Second Street"])
      expect(html).toContain(words);
  });
});

describe("the form of a step", () => {
  test("offers nothing that a partner told where the patron did not agree", async () => {
    const { referralId } = await aReferral(services, center, { isAgreed: false });
    const { html } = await staff.get(`/staff/referrals/${referralId}`);
    expect(html).toContain('value="served patron"');
    expect(html).not.toContain('value="served partner"');
    const post = (to: string) =>
      staff.post(`/staff/referrals/${referralId}/steps`, { to, servedOn: "2026-12-01" });
    expect((await post("served partner")).status).toBe(409);
    expect((await post("nonsense")).html).toContain("Choose what happened.");
    expect((await post("served patron")).status).toBe(303);
  });
});

describe("a partner's list", () => {
  const check = (partnerId: string, text: string, more = {}) =>
    staff.post("/staff/referrals/lists", {
      partnerId,
      text,
      codeColumn: "Our no.",
      dateColumn: "Enrolled",
      ...more,
    });

  test("is read by its own columns, shown, and taken over once", async () => {
    const { referralId, partnerId } = await aReferral(services, center);
    const [row] = await listReferrals(services.db, { centerId: center.id, limit: 1 });
    const text = `Name,OUR NO.,Case,Enrolled\nignored,${row?.code},A-7,12/1/2026\n`;
    const kept = await check(partnerId, text, { referenceColumn: "case" });
    expect(kept.status).toBe(303);
    const preview = kept.location ?? "";
    expect((await staff.get(preview)).html).not.toContain("ignored");
    const [first, second] = [await staff.post(preview), await staff.post(preview)];
    expect([first.location, second.location]).toEqual([
      "/staff/referrals?done=list-taken-over",
      "/staff/referrals?done=list-taken-over",
    ]);
    const { html } = await staff.get(`/staff/referrals/${referralId}`);
    expect(html).toContain("the partner&#x27;s list".replace("the", "From the"));
    const [after] = await listReferrals(services.db, { centerId: center.id, limit: 1 });
    expect(after).toMatchObject({
      state: "served",
      servedHow: "partner-file",
      partnerReference: "A-7",
      servedOn: "2026-12-01",
      revision: 2,
    });
  });

  test("that has one wrong row marks nothing and says which", async () => {
    const { partnerId } = await aReferral(services, center);
    const [row] = await listReferrals(services.db, { centerId: center.id, limit: 1 });
    const text = `Our no.,Enrolled\n${row?.code},2026-12-01\n12345670,2026-12-01\n1234,2026-12-01\n`;
    const { status, html } = await check(partnerId, text);
    expect(status).toBe(422);
    expect(html).toContain("A referral&#x27;s code has eight digits");
    const again = await check(partnerId, text.replace("1234,2026-12-01\n", ""));
    expect(again.html).toContain("No referral here has this code");
    const missing = await check(partnerId, "Code,Enrolled\n1,2\n");
    expect(missing.html).toContain("It has: Code, Enrolled.");
    const moved = await check(partnerId, `Our no.,Enrolled\n${row?.code},Ruiz, Ana,2026-12-01\n`);
    expect(moved.html).toContain("Row 2: This row has more cells than there are columns.");
    expect(await listReferrals(services.db, { centerId: center.id, state: "served", limit: 1 })).toEqual([]);
  });

  test("that was overtaken by a step is refused where it is confirmed", async () => {
    const { referralId, partnerId } = await aReferral(services, center);
    const [row] = await listReferrals(services.db, { centerId: center.id, limit: 1 });
    const { location } = await check(partnerId, `Our no.,Enrolled\n${row?.code},2026-12-01\n`);
    await staff.post(`/staff/referrals/${referralId}/steps`, {
      to: "served partner",
      servedOn: "2026-12-01",
    });
    const { status, html } = await staff.post(location ?? "");
    expect(status).toBe(409);
    expect(html).toContain("marked as served already");
  });
});

describe("a page of help", () => {
  const page = { topic: "resume", title: "Resume help", hours: "Mondays", body: "Bring **two** copies." };
  const write = async () => (await staff.post("/staff/resources/new", page)).location?.split("?")[0] ?? "";

  test("is public once it is published, in the center's words where it has no others, and gone once withdrawn", async () => {
    const at = await write();
    expect((await visitor.get("/help/resume-help")).status).toBe(404);
    await staff.post(`${at}/publication`);
    expect((await visitor.get("/help/resume-help")).html).toContain("Bring <strong>two</strong> copies.");
    expect((await visitor.get("/ko/help/resume-help")).html).toMatch(/<h1 lang="en" dir="auto">Resume help/);
    await staff.post(`${at}/texts/ko`, { ...page, title: "이력서", body: "오세요" });
    expect((await visitor.get("/ko/help")).html).toContain("이력서");
    await staff.post(`${at}/withdrawal`);
    expect((await visitor.get("/help/resume-help")).status).toBe(404);
  });

  test("is shown before it is saved, in a frame that runs nothing", async () => {
    const { html, headers } = await staff.post("/staff/resources/preview", {
      ...page,
      body: "<script>x</script>",
    });
    expect(html).toContain("&lt;script&gt;");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  test("of more than 100 kB is refused beside its field, and one of 5 MB by name before it is read", async () => {
    const large = await staff.post("/staff/resources/new", { ...page, body: "é".repeat(50_001) });
    expect([large.status, large.html.includes("A page has 100 kB at most")]).toEqual([422, true]);
    const huge = await staff.post("/staff/resources/new", { ...page, body: "x".repeat(5_000_000) });
    expect(huge.status).toBe(413);
    expect(huge.html).toContain("A page has 100 kB at most. Make two pages of it.");
  });

  test("changes places with its neighbor, and stands beside events that are ahead", async () => {
    const first = await write();
    const second =
      (await staff.post("/staff/resources/new", { ...page, title: "Interview help" })).location ?? "";
    await staff.post(`${second.split("?")[0]}/position`, { towards: "earlier" });
    await staff.post(`${first}/publication`);
    const { html } = await staff.get("/staff/resources");
    expect(html.indexOf("Interview help")).toBeLessThan(html.indexOf("Resume help"));
    await aPublishedEvent(services, center);
    const id = first.split("/").at(-1) ?? "";
    const saved = await staff.post("/staff/resources/readiness", {
      "steps.0.weeksBefore": "3",
      "steps.0.resourceId": id,
    });
    expect(saved.status).toBe(303);
    const list = await visitor.get("/events");
    const event = /href="(\/events\/[a-z0-9-]+)"/.exec(list.html)?.[1] ?? "";
    expect((await visitor.get(event)).html).toContain("3 weeks before: <a");
    const twice = { "steps.1.weeksBefore": "3", "steps.1.resourceId": id };
    const again = { "steps.0.weeksBefore": "3", "steps.0.resourceId": id, ...twice };
    expect((await staff.post("/staff/resources/readiness", again)).html).toContain(
      "stands in that week already",
    );
  });
});
