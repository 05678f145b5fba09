import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import jsQR from "jsqr";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { reissueTicket } from "~/app/commands/reissue-ticket.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { readScannedText } from "~/app/domain/tickets/scanned-text";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { findRegistration } from "~/db/queries/registrations";
import { audit, events, outbox, patrons, registrations } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const hour = 60 * 60 * 1000;
let services: TestServices;
let center: TestCenter;
let abroad: TestCenter;
let pages: ServedPages;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;
let manage: string;
let ticket: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  abroad = await aCenter(services);
  pages = await servePages(services, { names: ["($locale)", "m.", "t."], origin: `http://${center.host}` });
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aPublishedEvent(services, center);
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@example.org" });
  manage = `/m/${place.manageCode}`;
  ticket = `/t/${place.ticketCode}`;
});

const textOf = async (path: string, headers = {}) => (await pages.get(path, headers)).text();
const stateOf = async () =>
  findRegistration(services.db, { centerId: center.id, registrationId: place.registrationId });

/** Reads the code off the page by another library than drew it. */
function qrIn(html: string): string | undefined {
  const [, size = "0", path = ""] =
    /viewBox="0 0 (\d+) \d+" shape.*?<path fill="#000" d="([^"]*)"/s.exec(html) ?? [];
  const scale = 4;
  const width = Number(size) * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = "0", y = "0", length = "0"] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column += 1) {
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return width === 0 ? undefined : jsQR(pixels, width, width)?.data;
}

describe("how many a ticket is for", () => {
  test("is on both of its pages, can be changed, and the ticket stays the same", async () => {
    expect(await textOf(manage)).toContain("For you alone.");
    const answer = await pages.post(`${manage}/party`, { people: "4" });
    expect(answer.headers.get("location")).toBe(manage);
    expect(await stateOf()).toMatchObject({ partySize: 4, generation: 1 });
    for (const path of [manage, ticket]) expect(await textOf(path)).toContain("For 4 people");
    expect(await textOf(`${manage}/party`)).toMatch(/<option value="4" selected="">/);
  });

  test.each(["", "0", "7", "two", "1.5"])(
    "is not changed to %o, which is said by the field",
    async (people) => {
      const answer = await pages.post(`${manage}/party`, { people });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('id="field-people-error"');
      expect(await stateOf()).toMatchObject({ partySize: 1 });
    },
  );

  test("is said to stand where it can no longer be changed, and why", async () => {
    services.clock.set(new Date(noon.getTime() + 2 * hour));
    const closed = await pages.post(`${manage}/party`, { people: "2" });
    expect(closed.status).toBe(409);
    expect(await closed.text()).toContain("Registration for this event has closed.");
    await pages.post(`${manage}/cancellation`, {});
    const cancelled = await pages.post(`${manage}/party`, { people: "2" });
    expect(cancelled.status).toBe(409);
    expect(await cancelled.text()).toContain("This place was cancelled.");
  });

  test("is told the largest number where places are too few", async () => {
    await services.db.update(events).set({ capacity: 3 }).where(eq(events.id, eventId));
    const answer = await pages.post(`${manage}/party`, { people: "5" });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("There are places for 3 of you. Choose 3 or fewer.");
  });
});

describe("the manage page", () => {
  test("shows the ticket's code, the short code in two groups, time, place and what to bring", async () => {
    const html = await textOf(manage);
    expect(qrIn(html)).toBe(`http://${center.host.toUpperCase()}/T/${place.ticketCode}`);
    expect(readScannedText(qrIn(html) ?? "")).toEqual({ kind: "ticket-code", code: place.ticketCode });
    for (const part of [spokenShortCode(place.shortCode), "Ana Ruiz", "Pacific Time", "A photo ID"]) {
      expect(html).toContain(part);
    }
  });

  test("opens however its code was typed", async () => {
    const { manageCode } = place;
    for (const path of [
      `/M/${manageCode}`,
      `/m/${manageCode.toLowerCase()}`,
      `/m/${manageCode.replaceAll("1", "I")}`,
    ]) {
      expect((await pages.get(path)).status).toBe(200);
    }
  });

  test("is found by its own code alone, in its own center", async () => {
    const asked = [
      pages.get(`/m/${place.ticketCode}`),
      pages.get(`/t/${place.manageCode}`),
      pages.get(`/m/${place.shortCode}`),
      pages.get("/m/%00"),
      pages.get(manage, { host: abroad.host }),
      pages.get(ticket, { host: abroad.host }),
    ];
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(404);
    expect(pages.faults).toEqual([]);
  });

  test("is kept, listed and told to other sites by nobody", async () => {
    for (const path of [manage, ticket, `${manage}/name`, `${manage}/event.ics`]) {
      const { headers } = await pages.get(path);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-robots-tag")).toContain("noindex");
      expect(headers.get("referrer-policy")).toBe("same-origin");
    }
    const html = await textOf(manage);
    for (const [link] of html.matchAll(/<a [^>]*href="https?:[^>]*>/g)) expect(link).toContain("noreferrer");
    expect(html).not.toMatch(/<(?:img|link|script)[^>]*(?:src|href)="https?:/);
    expect(html).not.toContain(place.ticketCode);
  });

  test("changes nothing when it is read, nor does any address under it", async () => {
    const written = async () => [
      await stateOf(),
      await services.db.$count(audit),
      await services.db.$count(outbox),
      await services.db.$count(registrations),
    ];
    const before = await written();
    const under = ["", "/name", "/event.ics", "/cancellation", "/return", "/departure"].map(
      (end) => manage + end,
    );
    for (const path of [...under, ticket]) {
      for (const method of ["GET", "HEAD"]) {
        const answer = await pages.fetch(
          new Request(`http://${center.host}${path}`, { method, headers: { host: center.host } }),
        );
        expect(answer.status).toBeLessThan(400);
        expect(answer.headers.has("set-cookie")).toBe(false);
      }
    }
    expect(await written()).toEqual(before);
  });

  test("takes no post from another site", async () => {
    const answer = await pages.post(`${manage}/cancellation`, {}, { origin: "https://evil.example" });
    expect(answer.status).toBe(403);
    expect((await stateOf())?.status).toBe("registered");
  });
});

describe("the ticket's own page", () => {
  test("shows first name, event and code, and no way to change the place", async () => {
    const html = await textOf(ticket);
    expect(qrIn(html)).toContain(place.ticketCode);
    expect(html).toContain('<h1 class="ticket-name" dir="auto">Ana</h1>');
    expect(html).toContain("Warehouse hiring day");
    for (const hidden of [
      "Ruiz",
      "ana@",
      place.shortCode,
      spokenShortCode(place.shortCode),
      "/m/",
      "<form",
    ]) {
      expect(html).not.toContain(hidden);
    }
  });

  test("opens by the address in the QR, which is in capitals", async () => {
    expect((await pages.get(`/T/${place.ticketCode}`)).status).toBe(200);
  });
});

describe("cancelling", () => {
  const cancel = () => pages.post(`${manage}/cancellation`, {});

  test("is one tap, and twice is once", async () => {
    const answer = await cancel();
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(manage);
    expect((await cancel()).status).toBe(303);
    expect((await stateOf())?.status).toBe("cancelled");
    const trail = await services.db.select().from(audit).where(eq(audit.subjectId, place.registrationId));
    expect(trail).toMatchObject([{ actorKind: "patron", from: "registered", to: "cancelled" }]);
  });

  test("hides the code on both pages and says why", async () => {
    await cancel();
    for (const path of [manage, ticket]) {
      const html = await textOf(path);
      expect(html).toContain("This place was cancelled");
      expect(html).not.toContain("<rect");
      expect(html).not.toContain(spokenShortCode(place.shortCode));
    }
  });

  test("can be taken back: the ticket is the old one", async () => {
    const before = qrIn(await textOf(manage));
    await cancel();
    expect(await textOf(manage)).toContain("Take my place again");
    expect((await pages.post(`${manage}/return`, {})).status).toBe(303);
    expect(qrIn(await textOf(manage))).toBe(before);
  });

  test("is taken back on the waitlist where the place is gone", async () => {
    eventId = await aPublishedEvent(services, center, { capacity: 1 });
    place = await aRegistration(services, center, eventId);
    manage = `/m/${place.manageCode}`;
    await cancel();
    await aRegistration(services, center, eventId);
    expect((await pages.post(`${manage}/return`, {})).status).toBe(303);
    expect((await stateOf())?.status).toBe("waitlisted");
    expect(await textOf(manage)).toContain("You are next in line.");
  });

  test("cannot be taken back once registration is closed: the page says so and offers none", async () => {
    await cancel();
    const closed = { registrationClosesAt: services.clock.now() };
    await services.db.update(events).set(closed).where(eq(events.id, eventId));
    expect(await textOf(manage)).toContain("No place can be taken right now.");
    const answer = await pages.post(`${manage}/return`, {});
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Registration for this event has closed.");
    expect((await stateOf())?.status).toBe("cancelled");
  });
});

describe("a place that is held", () => {
  const status = async () => (await stateOf())?.status;

  beforeEach(async () => {
    eventId = await aPublishedEvent(services, center, { capacity: 1 });
    const holder = await aRegistration(services, center, eventId);
    place = await aRegistration(services, center, eventId);
    manage = `/m/${place.manageCode}`;
    await cancelRegistration(services, {
      actor: center.staff,
      center,
      registrationId: holder.registrationId,
    });
  });

  test("is shown with its end, and no code before the answer", async () => {
    const html = await textOf(manage);
    expect(html).toContain("A place is held for you");
    expect(html).toMatch(/Say yes before [^<]+\s[AP]M/);
    expect(qrIn(html)).toBeUndefined();
  });

  test("is taken by one tap, as often as it is sent, and is a ticket then", async () => {
    for (const _ of [1, 2]) expect((await pages.post(`${manage}/acceptance`, {})).status).toBe(303);
    expect(await status()).toBe("registered");
    expect(qrIn(await textOf(manage))).toBeDefined();
  });

  test("is given on by one tap; who comes back finds the page of a cancelled place", async () => {
    expect((await pages.post(`${manage}/declination`, {})).status).toBe(303);
    expect(await status()).toBe("cancelled");
    expect((await pages.post(`${manage}/acceptance`, {})).status).toBe(303);
    expect(await status()).toBe("cancelled");
  });

  test("is not taken by opening a link, which programs that read mail do", async () => {
    for (const path of ["acceptance", "declination"]) {
      expect((await pages.get(`${manage}/${path}`)).headers.get("location")).toBe(manage);
    }
    expect(await status()).toBe("offered");
  });
});

describe("correcting the name", () => {
  test("changes the ticket, which stays good", async () => {
    const before = qrIn(await textOf(manage));
    const answer = await pages.post(`${manage}/name`, { name: "  Anna\r\nRuiz-Vega " });
    expect(answer.status).toBe(303);
    const html = await textOf(manage);
    expect(html).toContain("Anna Ruiz-Vega");
    expect(qrIn(html)).toBe(before);
  });

  test.each([
    ["no name", "   ", "Type a name."],
    ["10,000 letters", "x".repeat(10_000), "This is too long."],
  ])("refuses %s and keeps what was typed", async (_what, name, words) => {
    const answer = await pages.post(`${manage}/name`, { name });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).toContain(`value="${name}"`);
    expect((await stateOf())?.name).toBe("Ana Ruiz");
  });
});

describe("a ticket that no longer opens the door", () => {
  test("says that it was replaced, and changes nothing any more", async () => {
    const request = { actor: center.staff, center, registrationId: place.registrationId };
    const reissued = await reissueTicket(services, request);
    for (const path of [manage, ticket]) {
      const answer = await pages.get(path);
      expect(answer.status).toBe(410);
      const html = await answer.text();
      expect(html).toContain("This ticket was replaced");
      expect(html).not.toMatch(/Ana|<rect/);
    }
    for (const end of ["cancellation", "return"])
      expect((await pages.post(`${manage}/${end}`, {})).status).toBe(410);
    expect((await pages.post(`${manage}/name`, { name: "Eve" })).status).toBe(410);
    expect(await stateOf()).toMatchObject({ status: "registered", name: "Ana Ruiz" });
    if (reissued.outcome === "refused") throw new Error(reissued.reason);
    expect(qrIn(await textOf(`/m/${reissued.manageCode}`))).toContain(reissued.ticketCode);
  });

  test("says that the event was cancelled", async () => {
    await takeEventStep(services, {
      actor: center.staff,
      center,
      eventId,
      to: "cancelled",
      reason: "a flood",
    });
    for (const path of [manage, ticket]) {
      const html = await textOf(path);
      expect(html).toContain("This event was cancelled.");
      expect(html).not.toContain("<rect");
    }
  });

  test("says that the event is over from the instant it ends", async () => {
    services.clock.advance(5 * hour - 1);
    expect(qrIn(await textOf(manage))).toBeDefined();
    services.clock.advance(1);
    const html = await textOf(manage);
    expect(html).toContain("This event is over.");
    expect(html).not.toContain("<rect");
  });

  test("is shown without a name where the person was forgotten", async () => {
    await services.db.delete(patrons).where(eq(patrons.registrationId, place.registrationId));
    for (const path of [manage, ticket]) expect(await textOf(path)).toContain("Your ticket");
    expect((await pages.get(`${manage}/name`)).status).toBe(404);
    expect(pages.faults).toEqual([]);
  });
});

describe("finished on a shared computer", () => {
  const finish = (path: string, cookie = "") =>
    pages.post(`${path}/departure`, {}, cookie === "" ? {} : { cookie });
  const cookieOf = (answer: Response) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";

  test("leads away, empties the browser's caches and leaves the door's waiting scans alone", async () => {
    const answer = await finish(manage);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/");
    expect(answer.headers.get("clear-site-data")).toBe('"cache"');
    expect(answer.headers.get("set-cookie")).toMatch(/Path=\/m\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    expect(answer.headers.get("set-cookie")).not.toContain(place.manageCode);
    expect((await stateOf())?.status).toBe("registered");
  });

  test("hides the page in that browser alone, of everybody who finished there", async () => {
    const other = await aRegistration(services, center, eventId, { name: "Ben Okafor" });
    const first = cookieOf(await finish(manage));
    expect(await textOf(`/m/${other.manageCode}`, { cookie: first })).toContain("Ben Okafor");
    const both = cookieOf(await finish(`/m/${other.manageCode}`, `theme=dark; ${first}`));
    for (const path of [manage, `/m/${other.manageCode}`]) {
      const html = await textOf(path, { cookie: both });
      expect(html).toContain("This screen was cleared");
      expect(html).not.toMatch(/Ana|Ben|<rect/);
      expect(await textOf(path)).toContain("<rect");
    }
  });

  test("takes no change from that browser, and shows the name under no other address", async () => {
    const cookie = cookieOf(await finish(manage));
    for (const end of ["name", "return", "event.ics"]) {
      const answer = await pages.get(`${manage}/${end}`, { cookie });
      expect([answer.status, answer.headers.get("location")]).toEqual([303, manage]);
    }
    for (const end of ["name", "cancellation"])
      await pages.post(`${manage}/${end}`, { name: "Eve" }, { cookie });
    expect(await stateOf()).toMatchObject({ name: "Ana Ruiz", status: "registered" });
  });
});

describe("the calendar file of a patron", () => {
  async function entry() {
    const text = await textOf(`${manage}/event.ics`);
    const calendar = new ICAL.Component(ICAL.parse(text));
    return { text, calendar, event: calendar.getFirstSubcomponent("vevent") };
  }

  test("is the entry that the mails update, with nobody's name and no secret in it", async () => {
    const { text, calendar, event } = await entry();
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(event?.getFirstPropertyValue("uid")).toBe(`${place.registrationId}@${center.host}`);
    expect(event?.hasProperty("attendee")).toBe(false);
    expect(text).not.toMatch(/\/[tm]\/|Ana|ana@/i);
  });

  test("rises in version with a cancel and with a return, and says that the place is cancelled", async () => {
    const versionOf = async () => {
      const { event } = await entry();
      return [event?.getFirstPropertyValue("sequence"), event?.getFirstPropertyValue("status")];
    };
    expect(await versionOf()).toEqual([0, "CONFIRMED"]);
    await pages.post(`${manage}/cancellation`, {});
    expect(await versionOf()).toEqual([1, "CANCELLED"]);
    await pages.post(`${manage}/return`, {});
    expect(await versionOf()).toEqual([2, "CONFIRMED"]);
  });
});
