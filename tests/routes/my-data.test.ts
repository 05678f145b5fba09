import { and, eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { findTicket } from "~/app/commands/parts/mint-ticket.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { countAccommodations } from "~/db/queries/accommodations";
import { countAttendance } from "~/db/queries/check-in";
import { listConsents, listSharedWith } from "~/db/queries/consents";
import { findFigures } from "~/db/queries/figures";
import { findRegistration } from "~/db/queries/registrations";
import { offers, shortCodes, ticketCodes } from "~/db/schema";
import { anAccommodation } from "~/tests/factories/accommodations";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aDoorTicket, aFair, aFairEmployer, aPersonNamed, aTable } from "~/tests/factories/fairs";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { anEmployerActor, aShare, aVisit, onOwnPage } from "~/tests/factories/sharing";

const day = 24 * 3_600_000;
const need = "A chair with arms";
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const names = ["m.", "t.", "staff", "sign-"];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  eventId = await aPublishedEvent(services, center);
  place = await aRegistration(services, center, eventId, {
    name: "Ana Ruiz",
    email: "ana@mail.example",
    phone: "213 555 0134",
    language: "es",
  });
});

const own = () => `/m/${place.manageCode}/data`;
const visitor = () => browse(pages);
const of = () => ({ centerId: center.id, registrationId: place.registrationId });
const ofEvent = () => ({ centerId: center.id, eventId });
const ofEmployer = () => ({ ...ofEvent(), employerId: center.employerId });

/** Everything that a visitor can leave behind. */
async function leaveTraces(): Promise<void> {
  await anAccommodation(services, center, place.registrationId, { kind: "seating", text: need });
  await aShare(services, center, place.registrationId);
  const outcomes = { purpose: "outcomes" as const, employerId: null };
  await onOwnPage(services, center, place.registrationId, outcomes, "given");
  await aVisit(services, anEmployerActor(services, center), eventId, place.shortCode);
}

const scan = () =>
  recordScan(services, {
    ...{ actor: center.door, eventId, scanId: services.ids.uuid(), text: place.ticketCode },
    ...{ scannedAt: null, door: "Garden", device: null, override: false, verdictMs: null },
  });

const forget = () =>
  forgetRegistration(services, {
    ...{ actor: { kind: "patron" as const, id: place.registrationId, centerId: center.id }, center },
    ...{ registrationId: place.registrationId, language: "en" },
  });

/** Rows of every tenant table in which a piece of text stands. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await services.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'center_id'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await services.db.execute(
      sql`select 1 from ${sql.identifier(name)} t where center_id = ${center.id} and to_json(t)::text ilike ${`%${text}%`}`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe("what is held", () => {
  test("stands on one page in plain words, whatever the visitor left behind", async () => {
    await leaveTraces();
    await scan();
    expect((await visitor().get(`/m/${place.manageCode}?lang=en`)).html).toContain(`href="${own()}"`);
    const { html } = await visitor().get(`${own()}?lang=en`);
    for (const part of [
      "Warehouse hiring day",
      "You have a place.",
      "on the web",
      "Español",
      "Ana Ruiz",
      "ana@mail.example",
      "213 555 0134",
      "A seat that suits me",
      need,
      "you agreed to share with Harborline Logistics LLC",
      "you agreed that we ask you later",
      "Harborline Logistics LLC asked you at its table",
      "let in",
      "Garden",
    ])
      expect(html).toContain(part);
    // With consent to be asked later it is kept for 100 days.
    expect(html).toContain("We delete these after Thursday, March 11, 2027.");
  });

  test("says so where nothing was left behind", async () => {
    const { html } = await visitor().get(`${own()}?lang=en`);
    for (const part of ["You asked for nothing.", "You agreed to nothing.", "Your ticket was not scanned."])
      expect(html).toContain(part);
    expect(html).toContain("We delete these after Thursday, December 31, 2026.");
  });

  test("is a file of JSON with all of it, kept by nobody", async () => {
    await leaveTraces();
    await scan();
    const answer = await visitor().get(`${own()}.json`);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(JSON.parse(answer.html)).toMatchObject({
      registration: { name: "Ana Ruiz", email: "ana@mail.example", phone: "213 555 0134", language: "es" },
      event: { title: "Warehouse hiring day" },
      accommodations: [{ kind: "seating", text: need, state: "asked" }],
      consents: [
        { purpose: "employer", employerName: "Harborline Logistics LLC", act: "given", how: "own-page" },
        { purpose: "outcomes", act: "given" },
      ],
      asking: [{ employer: "Harborline Logistics LLC" }],
      scans: [{ kind: "entry", door: "Garden", answer: { outcome: "admitted" } }],
      arrivals: [{ seat: 1 }],
      mails: [{ kind: "registration-confirmed" }],
      changes: [{ by: "patron", action: "accommodation asked" }],
    });
  });

  test("is nobody else's: neither the ticket's code nor another link opens it", async () => {
    const other = await aRegistration(services, center, eventId, { name: "Ben" });
    for (const code of [place.ticketCode, place.shortCode]) {
      expect((await visitor().get(`/m/${code}/data`)).status).toBe(404);
      expect((await visitor().get(`/m/${code}/data.json`)).status).toBe(404);
    }
    expect((await visitor().get(`/m/${other.manageCode}/data.json`)).html).not.toContain("Ana");
  });
});

describe("deleting everything", () => {
  test("asks first, says what follows, does it without script, and the link and the ticket end", async () => {
    await leaveTraces();
    const page = (await visitor().get(`${own()}/deletion?lang=en`)).html;
    expect(page).toContain("Delete everything about you?");
    expect(page).toContain("Your place is cancelled, and somebody else can have it.");
    expect((await findRegistration(services.db, of()))?.name).toBe("Ana Ruiz");
    const answers = await Promise.all([
      visitor().post(`${own()}/deletion`),
      visitor().post(`${own()}/deletion`),
    ]);
    answers.push(await visitor().post(`${own()}/deletion`));
    for (const { status, location } of answers)
      expect([status, location]).toEqual([303, `/m/${place.manageCode}`]);
    for (const path of [`/m/${place.manageCode}`, `/t/${place.ticketCode}`, own(), `${own()}.json`]) {
      const { status, html } = await visitor().get(`${path}?lang=en`);
      expect(status).toBe(410);
      expect(html).toContain("We no longer know whose place this was.");
    }
    expect(await findRegistration(services.db, of())).toMatchObject({ name: null, status: "cancelled" });
  });

  test("leaves no row in which the name, the contact, or what was asked for stands, sealed or not", async () => {
    await leaveTraces();
    const sealed = await services.db.execute<{ cipher: string }>(sql`
      select email_cipher as cipher from patrons where registration_id = ${place.registrationId}
      union select phone_cipher from patrons where registration_id = ${place.registrationId}
      union select email_hash from patrons where registration_id = ${place.registrationId}
      union select cipher from accommodations where registration_id = ${place.registrationId}`);
    expect(await rowsWith("Ana Ruiz")).toEqual(["patrons"]);
    await forget();
    for (const text of ["Ana Ruiz", "ana@mail", ...sealed.map(({ cipher }) => cipher.slice(0, 40))])
      expect(await rowsWith(text)).toEqual([]);
  });

  test("takes the form's keyed hash with it, and ends every code", async () => {
    const key = { source: "form", key: "one", otherValues: "are-new" as const };
    const patron = { name: "Cleo", email: null, phone: null, language: "en" };
    const made = await registerPatron(services, { center, eventId, patron, origin: "web", key });
    if (made.outcome !== "registered") throw new Error(made.outcome);
    place = made;
    expect(await rowsWith('"key":"one"')).toEqual(["registration_keys"]);
    await forget();
    expect(await rowsWith('"key":"one"')).toEqual([]);
    for (const table of [ticketCodes, shortCodes])
      expect(
        await services.db.$count(
          table,
          and(eq(table.registrationId, place.registrationId), isNull(table.revokedAt)),
        ),
      ).toBe(0);
    expect(await scan()).toMatchObject({ answer: { outcome: "ticket-revoked" } });
  });

  test("ends all sharing at once, with proof that it ended so", async () => {
    await leaveTraces();
    expect(await listSharedWith(services.db, ofEmployer())).toHaveLength(1);
    await forget();
    expect(await listSharedWith(services.db, ofEmployer())).toEqual([]);
    const words = await listConsents(services.db, of());
    expect(words.map(({ purpose, act, how }) => [purpose, act, how])).toEqual([
      ["employer", "given", "own-page"],
      ["outcomes", "given", "own-page"],
      ["employer", "taken-back", "deletion"],
      ["outcomes", "taken-back", "deletion"],
    ]);
  });

  test("offers the place that was given up to whoever waits", async () => {
    const small = await aPublishedEvent(services, center, {
      capacity: 1,
      startsAt: new Date(noon.getTime() + 20 * day),
      endsAt: new Date(noon.getTime() + 20 * day + 3_600_000),
      doorsOpenAt: null,
      doorsCloseAt: null,
    });
    place = await aRegistration(services, center, small, { name: "Ana" });
    const patron = { name: "Ben", email: "ben@mail.example", phone: null, language: "en" };
    const waits = await registerPatron(services, {
      ...{ center, eventId: small, patron, origin: "web", key: null },
    });
    expect(waits.outcome).toBe("waitlisted");
    await forget();
    expect(await services.db.$count(offers, eq(offers.eventId, small))).toBe(1);
  });

  test("of somebody who came leaves every figure as it was", async () => {
    await leaveTraces();
    await scan();
    const until = new Date(noon.getTime() + day);
    const figures = () => findFigures(services.db, { centerId: center.id, from: noon, until });
    const before = [await figures(), await countAttendance(services.db, ofEvent())];
    const counts = await countAccommodations(services.db, ofEvent());
    expect((await visitor().get(`${own()}/deletion?lang=en`)).html).toContain("Your place stays counted");
    await forget();
    expect([await figures(), await countAttendance(services.db, ofEvent())]).toEqual(before);
    expect(await countAccommodations(services.db, ofEvent())).toEqual(counts);
    expect(await findRegistration(services.db, of())).toMatchObject({ name: null, status: "registered" });
  });

  test("can be done by staff for whoever has no link, and their pages know no name afterwards", async () => {
    const { email } = await aPerson(services, center, "staff");
    const staff = browse(pages);
    await staff.post("/sign-in", { email, password });
    const path = `/staff/events/${eventId}/registrations/${place.registrationId}`;
    expect((await staff.get(`${path}/deletion`)).html).toContain("Ana Ruiz");
    expect((await staff.post(`${path}/deletion`)).location).toBe(`${path}?done=forgotten`);
    const { html } = await staff.get(path);
    expect(html).toContain("Name no longer kept");
    expect(html).not.toContain("Restore the place");
    expect(html).toContain("deleted all data");
  });
});

describe("a representative of an employer", () => {
  /** The code of the link in the mail with the door ticket. */
  async function aRepresentative(): Promise<string> {
    const fairId = await aFair(services, center);
    const employer = await aFairEmployer(services, center);
    const people = [aPersonNamed("Kim Lee", "kim@mail.example")];
    await aTable(services, center, fairId, employer, { people });
    const at = { centerId: center.id, eventId: fairId };
    const { registrationId } = await aDoorTicket(services, center, fairId, employer);
    const ticket = await findTicket(services.db, services, { ...at, registrationId, generation: 1 });
    return ticket?.manageCode ?? expect.fail("no ticket");
  }

  test("sees what is kept and for whom they come, as a page and as a file", async () => {
    const code = await aRepresentative();
    expect(await visitor().get(`/m/${code}`)).toMatchObject({ status: 303, location: `/m/${code}/data` });
    const { html } = await visitor().get(`/m/${code}/data`);
    for (const kept of ["Kim Lee", "kim@mail.example", "Cedar Foods Co-op"]) expect(html).toContain(kept);
    expect(html).not.toContain(`href="/m/${code}"`);
    const file = await visitor().get(`/m/${code}/data.json`);
    expect(JSON.parse(file.html)).toMatchObject({
      registration: { who: "representative", employer: "Cedar Foods Co-op", email: "kim@mail.example" },
    });
  });

  test.each(["contact", "name", "party", "sharing", "job", "interviews", "openings", "accommodation"])(
    "has no page of a visitor's place: %s",
    async (page) => {
      const code = await aRepresentative();
      expect((await visitor().get(`/m/${code}/${page}`)).status).toBe(404);
    },
  );

  test("deletes it, and the link says so from then on", async () => {
    const code = await aRepresentative();
    const deleted = await visitor().post(`/m/${code}/data/deletion`, {});
    expect(deleted).toMatchObject({ status: 303, location: `/m/${code}` });
    expect((await visitor().get(`/m/${code}`)).status).toBe(410);
  });
});
