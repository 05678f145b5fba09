import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findTicket } from "~/app/commands/parts/mint-ticket.server";
import { messageOf } from "~/app/http/refusals";
import { audit, centers, outbox, patrons, registrations } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, signedIn } from "~/tests/factories/people";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let admin: Record<string, string>;
let staff: Record<string, string>;

const cookiesOf = async (role: "admin" | "staff" | "door" | "employer") => {
  const { email } = await aPerson(services, center, role);
  return Object.fromEntries((await signedIn(services, email)).headers);
};

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["staff", "mailbox"] });
  admin = await cookiesOf("admin");
  staff = await cookiesOf("staff");
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});

const get = async (path: string, cookies = staff) => {
  const response = await pages.get(path, cookies);
  return { status: response.status, html: await response.text(), headers: response.headers };
};
const post = async (path: string, fields: Record<string, string> = {}, cookies = staff) => {
  const response = await pages.post(path, fields, cookies);
  return { status: response.status, location: response.headers.get("location"), html: await response.text() };
};
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

describe("registering somebody at the desk", () => {
  test("ends at a ticket that can be printed, with the code that opens the door and not the one that changes", async () => {
    const eventId = await aPublishedEvent(services, center);
    const path = `/staff/events/${eventId}/registrations`;
    const formKey = hidden((await get(`${path}/new`)).html, "formKey");
    const typed = { formKey, name: "Rosa Delgado", email: "", phone: "", language: "es" };
    const { status, location } = await post(`${path}/new`, typed);
    expect(status).toBe(303);
    const ticket = await get(location ?? "");
    expect(ticket.headers.get("cache-control")).toBe("no-store");
    const [row] = await services.db
      .select({ id: registrations.id })
      .from(registrations)
      .where(eq(registrations.eventId, eventId));
    const of = { centerId: center.id, eventId, registrationId: row?.id ?? "", generation: 1 };
    const codes = await findTicket(services.db, services, of);
    expect(ticket.html).toContain("<svg");
    expect(ticket.html).toContain(codes?.shortCode.slice(0, 4));
    expect(ticket.html).not.toContain(codes?.manageCode);
    expect((await post(`${path}/new`, typed)).location).toBe(location);
  });

  test("takes a party, which the ticket in their language, the list and the roster name beside the person", async () => {
    const eventId = await aPublishedEvent(services, center);
    const path = `/staff/events/${eventId}`;
    const formKey = hidden((await get(`${path}/registrations/new`)).html, "formKey");
    const typed = { formKey, name: "Rosa Delgado", partySize: "3", language: "es" };
    const { location } = await post(`${path}/registrations/new`, typed);
    expect((await get(location ?? "")).html).toContain("Para 3 personas");
    for (const page of [`${path}/registrations`, `${path}/roster`]) {
      expect((await get(page)).html).toMatch(/Rosa Delgado(<\/a>)?<br\/><span class="muted">3 people</);
    }
    expect((await get(`${path}/roster.csv`)).html).toMatch(/"Arrived","People"\r\n"Rosa Delgado",.*,"3"\r\n/);
    const noted = await services.db.select().from(audit).where(eq(audit.subjectId, eventId));
    expect(noted.filter(({ subjectKind }) => subjectKind === "roster")).toMatchObject([
      { to: "3 people" },
      { to: "3 people" },
    ]);
  });

  test("says what is wrong with a value and keeps the others", async () => {
    const eventId = await aPublishedEvent(services, center);
    const path = `/staff/events/${eventId}/registrations/new`;
    const formKey = hidden((await get(path)).html, "formKey");
    const { status, html } = await post(path, {
      formKey,
      name: "Rosa",
      email: "Rosa <r@x.org>",
      language: "en",
    });
    expect(status).toBe(422);
    expect(html).toContain('value="Rosa"');
    expect(html).toContain('href="#field-email"');
  });

  test("with a forged or old key gives the form again with a fresh one", async () => {
    const eventId = await aPublishedEvent(services, center);
    const path = `/staff/events/${eventId}/registrations/new`;
    const { status, html } = await post(path, { formKey: "forged", name: "Rosa", language: "en" });
    expect(status).toBe(409);
    expect(html).toContain(messageOf("form-expired"));
    expect(hidden(html, "formKey")).not.toBe("forged");
  });
});

describe("an event's registrations", () => {
  test("show name, contact, short code and a mark where two may be one person", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: "Kim Lee", email: "kim@example.org" });
    await aRegistration(services, center, eventId, { name: "KIM LEE", email: "kim@example.org" });
    await aRegistration(services, center, eventId, { name: "Ana Lopez", phone: "213 555 0134" });
    const { html } = await get(`/staff/events/${eventId}/registrations`);
    expect(html.match(/Possible duplicate/g)).toHaveLength(2);
    expect(html).toContain("kim@example.org");
    expect(html).toContain("213 555 0134");
    const found = await get(`/staff/events/${eventId}/registrations?q=lopez`);
    expect(found.html).toContain("Ana Lopez");
    expect(found.html).not.toContain("Kim Lee");
  });

  test("can be cancelled, given back, renamed and reissued, and each is in the trail", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId);
    const path = `/staff/events/${eventId}/registrations/${registrationId}`;
    expect((await post(`${path}/cancellation`)).location).toBe(`${path}?done=registration-cancelled`);
    expect((await post(`${path}/return`)).location).toBe(`${path}?done=returned`);
    expect((await post(`${path}/name`, { name: "Rosa María Delgado" })).location).toBe(
      `${path}?done=renamed`,
    );
    expect((await post(`${path}/name`, { name: " " })).status).toBe(422);
    expect((await post(`${path}/reissue`)).location).toBe(`${path}?done=reissued`);
    const { html } = await get(path);
    expect(html).toContain("Rosa María Delgado");
    const rows = await services.db.select().from(audit).where(eq(audit.subjectId, registrationId));
    expect(rows.map(({ action, to }) => [action, to])).toEqual([
      ["status", "cancelled"],
      ["status", "registered"],
      ["edited name", null],
      ["ticket reissued", "2"],
    ]);
  });

  test("get their confirmation again with a Message-ID of its own", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId, { email: "kim@example.org" });
    await services.db.update(outbox).set({ state: "sent" }).where(eq(outbox.registrationId, registrationId));
    const path = `/staff/events/${eventId}/registrations/${registrationId}`;
    expect((await post(`${path}/confirmation`)).location).toBe(`${path}?done=resent`);
    const sent = await services.db.select().from(outbox).where(eq(outbox.registrationId, registrationId));
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(2);
  });

  test("of a forgotten person are shown without a name, and the page stands", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId, { email: "kim@example.org" });
    await services.db.delete(patrons).where(eq(patrons.registrationId, registrationId));
    const { status, html } = await get(`/staff/events/${eventId}/registrations/${registrationId}`);
    expect(status).toBe(200);
    expect(html).toContain("Name no longer kept");
    expect((await get(`/staff/events/${eventId}/roster`)).status).toBe(200);
  });
});

describe("the roster", () => {
  const notes = (eventId: string) =>
    services.db
      .select({ action: audit.action, to: audit.to })
      .from(audit)
      .where(and(eq(audit.subjectId, eventId), eq(audit.subjectKind, "roster")));

  test("as a file guards formulas, begins with a byte order mark and is noted in the trail", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: '=HYPERLINK("x")' });
    await aRegistration(services, center, eventId, { name: "Zoe Park" });
    const response = await pages.get(`/staff/events/${eventId}/roster.csv`, staff);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="roster-[a-z0-9-]+\.csv"$/,
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [, first, second] = new TextDecoder().decode(bytes).split("\r\n");
    expect(first).toMatch(/^"'=HYPERLINK\(""x""\)","\d{4} \d{4}","","1"$/);
    expect(second).toMatch(/^"Zoe Park",/);
    expect(await notes(eventId)).toEqual([{ action: "downloaded", to: "2 people" }]);
  });

  test("on a page to print names each person with a code and a box, and is noted in the trail", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: "Zoe <b>Park</b>" });
    const { html } = await get(`/staff/events/${eventId}/roster`);
    expect(html).toContain("Zoe &lt;b&gt;Park&lt;/b&gt;");
    expect(html).toMatch(/\d{4} \d{4}/);
    expect(await notes(eventId)).toEqual([{ action: "opened to print", to: "1 person" }]);
  });
});

describe("the mail of an event", () => {
  test("shows what failed and sends it again, one or all", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: "Kim Lee", email: "kim@example.org" });
    const failed = { state: "failed", lastError: "550 5.1.1 at RCPT TO" } as const;
    await services.db.update(outbox).set(failed).where(eq(outbox.eventId, eventId));
    const { html } = await get(`/staff/events/${eventId}/mail?state=failed`);
    expect(html).toContain("550 5.1.1 at RCPT TO");
    expect(html).toContain("Send 2 failed mails again");
    const one =
      /action="(\/staff\/mail\/[0-9a-f-]+\/resend\?key=[^"]*)"/.exec(html)?.[1]?.replace("&amp;", "&") ?? "";
    expect((await post(one)).location).toBe(`/staff/events/${eventId}/mail?done=resent`);
    expect((await post(`/staff/events/${eventId}/mail/resend`)).location).toContain("done=resent");
    const rows = await services.db.select().from(outbox).where(eq(outbox.eventId, eventId));
    expect(rows.map(({ state }) => state).sort()).toEqual(["queued", "queued", "superseded", "superseded"]);
  });

  test("a message to everyone says how many that is, and posted twice goes out once", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "kim@example.org" });
    const path = `/staff/events/${eventId}/announcement`;
    const { html } = await get(path);
    expect(html).toContain("Send to 1 person");
    const message = { formKey: hidden(html, "formKey"), text: "Park behind the library." };
    await post(path, message);
    expect((await post(path, message)).location).toBe(`${path}?done=announced`);
    expect((await post(path, { ...message, text: " " })).status).toBe(422);
    const rows = await services.db.select().from(outbox).where(eq(outbox.eventId, eventId));
    expect(rows.filter(({ kind }) => kind === "announcement")).toHaveLength(1);
  });

  test("a test mail goes to the admin who asks; staff may not ask", async () => {
    expect((await post("/staff/mail/test-mail", {}, admin)).location).toBe("/staff/mail?done=test-sent");
    expect((await post("/staff/mail/test-mail")).status).toBe(403);
    expect((await get("/staff/mail", admin)).html).toContain("DKIM");
  });
});

describe("the center's settings", () => {
  const settings = (more: Record<string, string> = {}) => ({
    name: "Harbor Job Center",
    timeZone: "America/Chicago",
    mailFrom: "jobs@harbor.example",
    contactEmail: "help@harbor.example",
    brandColor: "#0B5563",
    ownNetworks: "192.0.2.0/24\n2001:db8::/32",
    privacyNote: "Ask us.",
    mostAppointments: "2",
    ...more,
  });

  test("are saved as they are typed", async () => {
    const typed = settings({ totpEmployer: "yes" });
    const [before] = await services.db.select().from(centers).where(eq(centers.id, center.id));
    expect((await post("/staff/settings", typed, admin)).location).toBe("/staff/settings?done=saved");
    const [row] = await services.db.select().from(centers).where(eq(centers.id, center.id));
    expect(row).toMatchObject({ name: "Harbor Job Center", timeZone: "America/Chicago" });
    expect(row?.revision).toBe((before?.revision ?? 0) + 1);
    expect(row?.settings).toEqual({
      brandColor: "#0b5563",
      contactEmail: "help@harbor.example",
      ownNetworks: ["192.0.2.0/24", "2001:db8::/32"],
      totpRoles: ["employer"],
      privacyNote: "Ask us.",
      veteransFirst: false,
      mostAppointments: 2,
    });
    const again = async (more = {}) => (await post("/staff/settings", settings(more), admin)).location;
    expect(await again({ totpEmployer: "yes" })).toBe("/staff/settings?done=unchanged");
    expect(await again()).toBe("/staff/settings?done=saved");
    expect((await get("/staff/settings", admin)).html).toMatch(/name="mostAppointments"[^>]*value="2"/);
  });

  test.each([
    ["brandColor", "#7cc7d6"],
    ["brandColor", "teal"],
    ["ownNetworks", "192.0.2.0/33"],
    ["timeZone", "Mars/Olympus"],
    ["mailFrom", "Center <jobs@harbor.example>"],
    ["name", ""],
    ["mostAppointments", "0"],
    ["mostAppointments", "21"],
    ["mostAppointments", "two"],
  ])("refuse a %s of %j beside the field", async (field, value) => {
    const { status, html } = await post("/staff/settings", settings({ [field]: value }), admin);
    expect(status).toBe(422);
    expect(html).toContain(`href="#field-${field}"`);
  });

  test("are not for staff", async () => {
    expect((await get("/staff/settings")).status).toBe(403);
    expect((await post("/staff/settings", settings({ name: "Taken over" }))).status).toBe(403);
  });
});

describe("branches and rooms", () => {
  test("are added by staff and changed by admins", async () => {
    const branch = { name: "East Side", address: "1 East Street" };
    expect((await post("/staff/places/branches/new", branch)).location).toBe("/staff/places?done=added");
    expect((await post("/staff/places/branches/new", branch)).html).toContain('href="#field-name"');
    const room = { branchId: center.branchId, name: "Attic", postedLoad: "40" };
    expect((await post("/staff/places/rooms/new", room)).location).toBe("/staff/places?done=added");
    const load = { name: "Auditorium", postedLoad: "250" };
    expect((await post(`/staff/places/rooms/${center.roomId}`, load)).status).toBe(403);
    expect((await post(`/staff/places/rooms/${center.roomId}`, load, admin)).location).toContain(
      "done=saved",
    );
    expect(
      (await post(`/staff/places/rooms/${center.roomId}`, { ...load, postedLoad: "0" }, admin)).status,
    ).toBe(422);
    const { html } = await get("/staff/places");
    expect(html).toContain("250 people");
    expect(html).toContain("1 East Street");
  });
});

describe("who may open the staff's pages", () => {
  const paths = [
    "/staff",
    "/staff/events",
    "/staff/events/new",
    "/staff/employers",
    "/staff/employers/new",
    "/staff/mail",
    "/staff/audit",
    "/staff/places",
    "/staff/places/branches/new",
    "/staff/places/rooms/new",
  ];

  test("a visitor is sent to sign in and back", async () => {
    for (const path of [...paths, "/staff/settings"]) {
      const { status, headers } = await get(path, {});
      expect(status).toBe(302);
      expect(headers.get("location")).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    }
  });

  test.each(["door", "employer"] as const)(
    "role %s is refused, also what their own pages may do",
    async (role) => {
      const cookies = await cookiesOf(role);
      const eventId = await aPublishedEvent(services, center);
      const event = `/staff/events/${eventId}`;
      const pagesOfEvent = [
        "",
        "/edit",
        "/cancellation",
        "/registrations",
        "/roster",
        "/roster.csv",
        "/mail",
        "/audit",
      ];
      for (const path of [...paths, ...pagesOfEvent.map((page) => event + page)]) {
        expect((await get(path, cookies)).status, path).toBe(403);
      }
      for (const page of ["/edit", "/cancellation", "/copy", "/announcement", "/registrations/new"]) {
        expect((await post(event + page, { reason: "x" }, cookies)).status, page).toBe(403);
      }
    },
  );

  test("staff open each of them", async () => {
    for (const path of paths) expect((await get(path)).status, path).toBe(200);
  });
});

describe("the mailbox", () => {
  const kept = {
    id: "1764619200000-00000000",
    at: new Date("2026-12-01T20:00:00Z"),
    from: { name: "Job Center", address: "jobs@library.example" },
    to: "rosa@example.org",
    subject: "Your ticket",
    html: '<html><head></head><body><img src="cid:qr"><a href="/m/x">Open</a></body></html>',
    text: "Hello",
    messageId: "<1@x>",
    inlineImages: [{ cid: "qr", dataUrl: "data:image/png;base64,AQID" }],
  };
  const reading = async (mailbox: "page" | "smtp") =>
    servePages(
      { ...services, mailbox, keptMails: { list: async () => [kept], find: async () => kept } },
      { names: ["mailbox"] },
    );

  test("lists and shows kept mails to everyone", async () => {
    const served = await reading("page");
    expect(await (await served.get("/mailbox")).text()).toContain("Your ticket");
    const page = await (await served.get(`/mailbox/${kept.id}`)).text();
    expect(page).toContain("Hello");
    expect(page).toContain(`src="/mailbox/${kept.id}/html"`);
  });

  test("shows a mail's HTML in a frame that runs nothing and belongs to nobody, its pictures inline", async () => {
    const served = await reading("page");
    const frame = await served.get(`/mailbox/${kept.id}/html`);
    const policy = frame.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("sandbox allow-popups");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain("allow-scripts");
    expect(frame.headers.get("x-frame-options")).toBe("SAMEORIGIN");
    const html = await frame.text();
    expect(html).toContain('src="data:image/png;base64,AQID"');
    expect(html).toContain('<base target="_blank">');
  });

  test("is not there where mail is sent by a server, nor in production", async () => {
    const served = await reading("smtp");
    for (const path of ["/mailbox", `/mailbox/${kept.id}`, `/mailbox/${kept.id}/html`]) {
      expect((await served.get(path)).status).toBe(404);
    }
  });
});
