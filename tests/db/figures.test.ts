import { afterAll, beforeAll, expect, test } from "vitest";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { registerAtDesk } from "~/app/commands/register-at-desk.server";
import { settleAccommodation } from "~/app/commands/settle-accommodation.server";
import { findFigures } from "~/db/queries/figures";
import { anAccommodation } from "~/tests/factories/accommodations";
import { aCenter, aDraft, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { anEmployerActor, atTable, aVisit } from "~/tests/factories/sharing";

const day = 24 * 3_600_000;
let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());

const period = { from: noon, until: new Date(noon.getTime() + day) };
const figures = (of = center, at = period) => findFigures(services.db, { centerId: of.id, ...at });

async function anEvening(eventId: string): Promise<void> {
  const of = { actor: center.staff, center };
  const family = await aRegistration(services, center, eventId, { language: "es" }, 3);
  const gone = await aRegistration(services, center, eventId, { name: "Ben" }, 2);
  const absent = await aRegistration(services, center, eventId, { name: "Cleo" });
  await registerAtDesk(services, {
    ...of,
    eventId,
    patron: { name: "Dee", email: null, phone: null, language: "ko" },
    key: services.ids.uuid(),
  });
  await cancelRegistration(services, { ...of, registrationId: gone.registrationId });
  const met = await anAccommodation(services, center, family.registrationId);
  await anAccommodation(services, center, absent.registrationId);
  await settleAccommodation(services, { actor: center.staff, eventId, requestId: met, state: "met" });
  await recordScan(services, {
    ...{ actor: center.door, eventId, scanId: services.ids.uuid(), text: family.ticketCode, people: 2 },
    ...{ scannedAt: null, door: null, device: null, override: false, verdictMs: null },
  });
  await admitWalkIn(services, {
    ...{ actor: center.door, eventId, scanId: services.ids.uuid(), scannedAt: null },
    ...{ name: null, language: "en", door: null, device: null, override: false },
  });
  const employer = anEmployerActor(services, center);
  const visitId = await aVisit(services, employer, eventId, absent.shortCode);
  await atTable(services, employer, eventId, visitId, "counted");
}

test("an evening's figures are what was done at it, and no other event's or center's", async () => {
  const eventId = await aPublishedEvent(services, center);
  await anEvening(eventId);
  await aDraft(services, center);
  const abroad = await aCenter(services);
  await aRegistration(services, abroad, await aPublishedEvent(services, abroad));
  const expected = {
    events: 1,
    registered: 7,
    cancelled: 2,
    released: 0,
    attended: 3,
    attendedRegistrants: 2,
    walkIns: 1,
    partySizes: { "1": 3, "3": 1 },
    languages: { en: 2, es: 1, ko: 1 },
    origins: { web: 2, staff: 1, "walk-in": 1 },
    withoutDevice: 1,
    accommodationsAsked: 2,
    accommodationsMet: 1,
    tableVisits: 1,
  };
  expect(await figures()).toEqual(expected);
  expect(await figures(abroad)).toMatchObject({ events: 1, registered: 1, attended: 0 });
});

test("an event outside the period, or not over by its end, is in none", async () => {
  const [before, after] = [new Date(noon.getTime() - day), new Date(noon.getTime() + 3 * day)];
  const none = { events: 0, registered: 0, attended: 0, accommodationsAsked: 0, partySizes: {} };
  expect(await figures(center, { from: before, until: noon })).toMatchObject(none);
  expect(
    await figures(center, { from: noon, until: new Date(noon.getTime() + 4 * 3_600_000) }),
  ).toMatchObject(none);
  expect(await figures(center, { from: new Date(noon.getTime() + day), until: after })).toMatchObject(none);
});
