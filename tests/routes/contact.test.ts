import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { limits } from "~/app/domain/access/attempts";
import { findContact } from "~/db/queries/contacts";
import { patrons } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let place: Awaited<ReturnType<typeof aRegistration>>;
let contact: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  pages = await servePages(services, { names: ["m."], origin: `http://${center.host}` });
  place = await aRegistration(services, center, await aPublishedEvent(services, center), {
    name: "Ana Ruiz",
    email: "ana@mail.example",
    phone: "213 555 0100",
  });
  contact = `/m/${place.manageCode}/contact`;
});

const chosen = { email: "ana@new.example", phone: "", language: "es" };
async function stored() {
  const found = await findContact(services.db, { centerId: center.id, registrationId: place.registrationId });
  const open = (cipher: string | null | undefined) => (cipher ? services.contacts.open(cipher) : null);
  return [open(found?.emailCipher), open(found?.phoneCipher), found?.language];
}

describe("the page of a contact", () => {
  test("shows what is known, and changes it in one go: the ticket's pages speak the new language", async () => {
    const html = await (await pages.get(contact)).text();
    for (const known of [
      'value="ana@mail.example"',
      'value="213 555 0100"',
      '<option value="en" selected="">',
    ]) {
      expect(html).toContain(known);
    }
    const answer = await pages.post(contact, chosen);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/m/${place.manageCode}`]);
    expect(await stored()).toEqual(["ana@new.example", null, "es"]);
    expect(await (await pages.get(`/m/${place.manageCode}`)).text()).toContain('lang="es"');
  });

  test.each([
    ["an address that is none", { email: "ana" }, "Write an e-mail address such as"],
    ["a number that is none", { phone: "12" }, "Write a phone number with its area code"],
    ["a language that nobody speaks", { language: "xx" }, "Choose one from the list."],
    ["a field of its own", { name: "Eve" }, ""],
  ])("refuses %s and keeps what was typed", async (_what, more, words) => {
    const answer = await pages.post(contact, { ...chosen, ...more });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).toContain(`value="${"email" in more ? more.email : chosen.email}"`);
    expect(await stored()).toEqual(["ana@mail.example", "213 555 0100", "en"]);
  });

  test("is limited as registrations are: an address that is changed brings a mail", async () => {
    const { most } = limits.registrationBurst;
    for (let n = 0; n < most; n += 1) await pages.post(contact, { ...chosen, email: "ana@mail.example" });
    const answer = await pages.post(contact, chosen);
    expect(answer.status).toBe(429);
    expect((await stored())[0]).toBe("ana@mail.example");
  }, 60_000);

  test("is not there where the person was forgotten", async () => {
    services.clock.advance(3_600_000);
    await services.db.delete(patrons).where(eq(patrons.registrationId, place.registrationId));
    expect((await pages.get(contact)).status).toBe(404);
    expect((await pages.post(contact, chosen)).status).toBe(404);
    expect(pages.faults).toEqual([]);
  });
});
