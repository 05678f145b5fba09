import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { limitRegistrationForm } from "~/app/commands/count-attempt.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { listRegistrations } from "~/db/queries/registrations";
import { listWaiting } from "~/db/queries/waitlist";
import { audit, centers, outbox, patrons, rateLimits, registrations, turnedAway } from "~/db/schema";
import { aCenter, aDraft, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const hour = 60 * 60 * 1000;
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let path: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, {
    names: ["($locale)", "m.", "too-large"],
    origin: `http://${center.host}`,
  });
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(rateLimits);
  eventId = await aPublishedEvent(services, center);
  path = await pathOf(eventId);
});

async function pathOf(id: string): Promise<string> {
  const event = await findEventDetail(services.db, { centerId: center.id, eventId: id });
  return `/events/${event?.slug}/registration`;
}

const keyIn = (html: string) => /name="formKey" value="([^"]*)"/.exec(html)?.[1] ?? "";
const textOf = async (of: string) => (await pages.get(of)).text();
const freshKey = async (of = path) => keyIn(await (await pages.get(of)).text());
const registered = () => listRegistrations(services.db, { centerId: center.id, eventId, limit: 100 });
const ana = { name: "Ana Ruiz", email: "", phone: "", language: "en" };
const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");

describe("a party", () => {
  test("of three takes three places with one ticket, which says so", async () => {
    const answer = await pages.post(path, { ...ana, partySize: "3", formKey: await freshKey() });
    expect(answer.status).toBe(303);
    expect(await registered()).toMatchObject([{ name: "Ana Ruiz", partySize: 3 }]);
    const html = await (await pages.get(answer.headers.get("location") ?? "")).text();
    expect(html).toContain("For 3 people");
  });

  test("larger than what is left is told by the field how many are, and keeps what was typed", async () => {
    eventId = await aPublishedEvent(services, center, { capacity: 4 });
    path = await pathOf(eventId);
    await aRegistration(services, center, eventId, {}, 2);
    const answer = await pages.post(path, { ...ana, partySize: "3", formKey: await freshKey() });
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toMatch(/id="field-partySize-error".*?Only 2 places are left\. Choose 2 or fewer\./);
    expect(html).toContain('value="Ana Ruiz"');
    expect(html).toMatch(/<option value="3" selected="">3 people/);
    expect((await pages.post(path, { ...ana, partySize: "2", formKey: keyIn(html) })).status).toBe(303);
  });
});

describe("the form", () => {
  test("gives a place and leads to the manage page, with a name alone", async () => {
    const answer = await pages.post(path, { ...ana, formKey: await freshKey() });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/m\/[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(await registered()).toMatchObject([{ name: "Ana Ruiz", origin: "web", status: "registered" }]);
    expect((await pages.get(answer.headers.get("location") ?? "")).status).toBe(200);
  });

  test("posted twice with the same values gives one registration, the second time the same page", async () => {
    const post = { ...ana, formKey: await freshKey() };
    const answers = await Promise.all([pages.post(path, post), pages.post(path, post)]);
    const again = await pages.post(path, post);
    const places = [...answers, again].map((answer) => answer.headers.get("location"));
    expect(new Set(places).size).toBe(1);
    expect(await registered()).toHaveLength(1);
  });

  test("posted with its key and other values gives a new registration, never somebody else's ticket", async () => {
    const formKey = await freshKey();
    const first = await pages.post(path, { ...ana, formKey });
    const second = await pages.post(path, { ...ana, name: "Ben Okafor", formKey });
    expect(second.status).toBe(303);
    expect(second.headers.get("location")).not.toBe(first.headers.get("location"));
    expect(new Set((await registered()).map(({ name }) => name))).toEqual(
      new Set(["Ana Ruiz", "Ben Okafor"]),
    );
  });

  test.each([
    ["forged", async () => `${(await freshKey()).slice(0, -2)}xx`],
    ["missing", async () => ""],
    ["another event's", async () => freshKey(await pathOf(await aPublishedEvent(services, center)))],
    [
      "old",
      async () => {
        const key = await freshKey();
        services.clock.advance(24 * hour + 1);
        return key;
      },
    ],
  ])("with a key that is %s comes back with its values and a fresh key that works", async (_what, key) => {
    eventId = await aPublishedEvent(services, center, {
      startsAt: new Date(noon.getTime() + 48 * hour),
      endsAt: new Date(noon.getTime() + 50 * hour),
    });
    path = await pathOf(eventId);
    const refused = await pages.post(path, { ...ana, email: "ana@example.org", formKey: await key() });
    const html = await refused.text();
    expect(refused.status).toBe(409);
    expect(html).toContain("Check your values and send it again.");
    for (const value of ["Ana Ruiz", "ana@example.org"]) expect(html).toContain(`value="${value}"`);
    expect(await registered()).toHaveLength(0);
    expect((await pages.post(path, { ...ana, formKey: keyIn(html) })).status).toBe(303);
  });

  test.each([
    ["no name", "name", "", "Type a name."],
    ["a name that nobody can see", "name", "\u0000\u200b  ", "Type a name."],
    ["a name of 10,000 letters", "name", "x".repeat(10_000), "This is too long."],
    ["an e-mail with a display name", "email", "Ana Ruiz <ana@example.org>", "Write an e-mail address"],
    ["a header in an e-mail", "email", "ana@example.org\r\nBcc: all@example.org", "Write an e-mail address"],
    ["half an e-mail", "email", "ana@", "Write an e-mail address"],
    ["two digits for a phone", "phone", "12", "Write a phone number"],
    ["words for a phone", "phone", "call <b>me</b>", "Write a phone number"],
    ["a party of seven", "partySize", "7", "Choose a lower number."],
    ["a party of nobody", "partySize", "0", "Choose a higher number."],
    ["words for a party", "partySize", "us", "Write a number"],
    ["a language that is not offered", "language", "xx", "Choose one from the list."],
  ])(
    "says by the field how to mend %s, keeps what was typed and writes nothing",
    async (_what, field, typed, words) => {
      const others = { ...ana, name: "Ana <b>A & B</b>", phone: "213 555 0134" };
      const answer = await pages.post(path, { ...others, [field]: typed, formKey: await freshKey() });
      const html = await answer.text();
      expect(answer.status).toBe(422);
      expect(html).toMatch(new RegExp(`id="field-${field}-error".*?${words}`));
      if (field !== "language" && field !== "partySize") expect(html).toContain(`value="${escaped(typed)}"`);
      if (field !== "name") expect(html).toContain(`value="${escaped(others.name)}"`);
      expect(await registered()).toHaveLength(0);
      expect(pages.faults).toEqual([]);
    },
  );

  test.each([
    ["markup", "<b>A & B</b>", "<b>A & B</b>"],
    ["emoji", "Zoë 👩🏽‍💻", "Zoë 👩🏽‍💻"],
    ["a right-to-left name", "مریم رضایی", "مریم رضایی"],
    ["an override of the direction", "\u202eEve", "Eve"],
    ["NUL", "A\u0000na", "Ana"],
    ["a line break", "Ana\r\nBcc: all@example.org", "Ana Bcc: all@example.org"],
  ])("takes %s in a name as text", async (_what, typed, kept) => {
    const answer = await pages.post(path, { ...ana, name: typed, formKey: await freshKey() });
    expect(answer.status).toBe(303);
    expect(await registered()).toMatchObject([{ name: kept }]);
    const html = await (await pages.get(answer.headers.get("location") ?? "")).text();
    // What is a visitor's own is put into a page that was rendered without it, its signs as numbers.
    expect(html).toContain(kept.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`));
  });

  test("refuses a field that it does not have and one that comes twice", async () => {
    const unknown = await pages.post(path, { ...ana, formKey: await freshKey(), admin: "yes" });
    expect(unknown.status).toBe(422);
    expect(await unknown.text()).toContain("This field is not known. (admin)");
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...ana, formKey: await freshKey() }))
      form.append(name, value);
    form.append("name", "Ben Okafor");
    const twice = await pages.post(path, form);
    expect(twice.status).toBe(422);
    expect(await twice.text()).toMatch(/id="field-name-error".*?This was given twice/);
    expect(await registered()).toHaveLength(0);
  });

  test("answers a body that is empty, of another kind or too large without a fault of its own", async () => {
    const origin = `http://${center.host}`;
    const send = (type: string, body: string) =>
      pages.fetch(
        new Request(origin + path, {
          method: "POST",
          headers: { host: center.host, origin, "content-type": type },
          body,
        }),
      );
    expect((await send("application/x-www-form-urlencoded", "")).status).toBe(422);
    expect((await send("application/json", '{"name":"Ana"}')).status).toBe(422);
    expect((await send("multipart/form-data; boundary=x", "no parts")).status).toBe(422);
    const huge = await send("application/x-www-form-urlencoded", "name=".padEnd(10_000_000, "x"));
    expect([huge.status, huge.headers.get("content-type")]).toEqual([413, "text/html; charset=utf-8"]);
    const html = await huge.text();
    expect(html).toContain("That is more than we can take at once.");
    expect(html).toMatch(new RegExp(`href="${path}"[^>]*>Back to the form`));
    expect((await pages.get("/too-large")).status).toBe(404);
    expect(pages.faults).toEqual([]);
  });

  test("takes no post from another site", async () => {
    const post = { ...ana, formKey: await freshKey() };
    expect((await pages.post(path, post, { origin: "https://evil.example" })).status).toBe(403);
    expect(await registered()).toHaveLength(0);
  });

  test("is rendered for each request and kept by nobody", async () => {
    const [first, second] = [await pages.get(path), await pages.get(path)];
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(keyIn(await first.text())).not.toBe(keyIn(await second.text()));
  });

  test("never tells who else registered: the same name and contact twice both stand", async () => {
    const same = { ...ana, email: "ana@example.org" };
    const pagesShown: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const answer = await pages.post(path, { ...same, formKey: await freshKey() });
      expect(answer.status).toBe(303);
      pagesShown.push(await (await pages.get(answer.headers.get("location") ?? "")).text());
    }
    expect(await registered()).toHaveLength(2);
    for (const html of pagesShown) expect(html).not.toMatch(/duplicate|already registered/i);
  });
});

describe("reading the form", () => {
  test("changes nothing", async () => {
    const written = async () =>
      Promise.all(
        [registrations, patrons, outbox, audit, turnedAway, rateLimits].map((t) => services.db.$count(t)),
      );
    const before = await written();
    for (const method of ["GET", "HEAD"]) {
      const url = `http://${center.host}${path}?name=Ana`;
      await pages.fetch(new Request(url, { method, headers: { host: center.host } }));
    }
    expect(await written()).toEqual(before);
  });

  test("of a draft finds nothing", async () => {
    expect((await pages.get(await pathOf(await aDraft(services, center)))).status).toBe(404);
  });
});

describe("where no place is left", () => {
  test("says so, and who sends the form joins the waitlist", async () => {
    eventId = await aPublishedEvent(services, center, { capacity: 1 });
    path = await pathOf(eventId);
    await aRegistration(services, center, eventId);
    const html = await textOf(path);
    expect(html).toContain("Join the waitlist");
    expect(html).not.toContain("Get my ticket");
    const answer = await pages.post(path, { ...ana, formKey: await freshKey() });
    expect(answer.status).toBe(303);
    const page = await textOf(answer.headers.get("location") ?? "");
    expect(page).toContain("You are next in line.");
    expect(page).not.toContain("<svg");
  });

  test("for all of a party offers the waitlist, and takes a tick as a yes", async () => {
    eventId = await aPublishedEvent(services, center, { capacity: 3 });
    path = await pathOf(eventId);
    await aRegistration(services, center, eventId);
    const asked = { ...ana, partySize: "3", formKey: await freshKey() };
    const refused = await pages.post(path, asked);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("Put all of us on the waitlist instead");
    const answer = await pages.post(path, { ...asked, waits: "yes" });
    expect(await textOf(answer.headers.get("location") ?? "")).toContain("fewer than you need");
  });

  test("asks for veterans where the center says so, and lets them go first only there", async () => {
    eventId = await aPublishedEvent(services, center, { capacity: 1 });
    path = await pathOf(eventId);
    await aRegistration(services, center, eventId);
    await pages.post(path, { ...ana, formKey: await freshKey(), veteran: "yes" });
    const [unasked] = await services.db
      .select()
      .from(registrations)
      .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "waitlisted")));
    expect(unasked?.priority).toBe(0);
    expect(await textOf(path)).not.toContain("veteran");
    const settings = { ...center.settings, veteransFirst: true };
    const changed = { settings, revision: sql`${centers.revision} + 1` };
    await services.db.update(centers).set(changed).where(eq(centers.id, center.id));
    services.live.announce({ kind: "center", centerId: center.id });
    expect(await textOf(path)).toContain("I am a veteran");
    await pages.post(path, { ...ana, formKey: await freshKey(), veteran: "yes" });
    const line = await listWaiting(services.db, { centerId: center.id, eventId });
    expect(line.map(({ priority }) => priority).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  test("once the event has begun says what else can be done, and counts who was turned away", async () => {
    const registrationClosesAt = new Date(noon.getTime() + 4 * hour);
    eventId = await aPublishedEvent(services, center, { capacity: 1, registrationClosesAt });
    path = await pathOf(eventId);
    const formKey = await freshKey();
    await aRegistration(services, center, eventId);
    services.clock.advance(3 * hour);
    const answer = await pages.post(path, { ...ana, formKey });
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain("You can get in without a ticket while there is room");
    expect(html).toContain('href="/events"');
    expect(html).not.toContain('name="formKey"');
    expect(await registered()).toHaveLength(1);
    const counted = await services.db.select().from(turnedAway).where(eq(turnedAway.eventId, eventId));
    expect(counted).toMatchObject([{ reason: "event-full", people: 1 }]);
  });

  test.each([
    ["registration has closed", 2 * hour, "This event is on now"],
    ["the event is over", 6 * hour, "This event is over"],
  ])("says that %s", async (_what, later, words) => {
    const formKey = await freshKey();
    services.clock.advance(later);
    const answer = await pages.post(path, { ...ana, formKey });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(words);
    expect(await (await pages.get(path)).text()).not.toContain('name="formKey"');
  });

  test("says that the event was cancelled", async () => {
    const formKey = await freshKey();
    const request = { actor: center.staff, center, eventId, reason: "a flood" };
    await takeEventStep(services, { ...request, to: "cancelled" });
    const answer = await pages.post(path, { ...ana, formKey });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("This event was cancelled");
  });
});

describe("too many at once from one address", () => {
  const use = async (times: number) => {
    for (let n = 0; n < times; n += 1) await limitRegistrationForm(services, center, "127.0.0.1");
  };

  test("asks to wait a little, keeps the values, and takes the same form afterwards", async () => {
    const post = { ...ana, name: "Ana <Ruiz>", formKey: await freshKey() };
    await use(300);
    const answer = await pages.post(path, post);
    const html = await answer.text();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(html).toContain('value="Ana &lt;Ruiz&gt;"');
    expect(keyIn(html)).toBe(post.formKey);
    expect(html).toMatch(/Wait \d+ (seconds|minutes), then press.*Try again<\/button>/s);
    expect(await registered()).toHaveLength(0);
    services.clock.advance(5 * 60 * 1000);
    expect((await pages.post(path, post)).status).toBe(303);
  });

  test("lets 300 from one address in", async () => {
    await use(299);
    expect((await pages.post(path, { ...ana, formKey: await freshKey() })).status).toBe(303);
  });

  test("does not count the center's own networks", async () => {
    await use(300);
    const settings = { ...center.settings, ownNetworks: ["127.0.0.0/8"] };
    await services.db.update(centers).set({ settings }).where(eq(centers.id, center.id));
    services.live.announce({ kind: "center", centerId: center.id });
    expect((await pages.post(path, { ...ana, formKey: await freshKey() })).status).toBe(303);
  });
});
