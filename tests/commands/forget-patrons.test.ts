import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { countAttendance } from "~/db/queries/check-in";
import { patrons } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());

const day = 24 * 3_600_000;
const ends = noon.getTime() + 5 * 3_600_000;

test("30 days after an event its visitors are forgotten and every count stays", async () => {
  const eventId = await aPublishedEvent(services, center);
  const { ticketCode } = await aRegistration(services, center, eventId, { email: "rosa@mail.example" });
  await aRegistration(services, center, eventId, { name: "Ben" });
  await recordScan(services, {
    actor: center.door,
    eventId,
    scanId: services.ids.uuid(),
    text: ticketCode,
    scannedAt: null,
    door: null,
    device: null,
    override: false,
    verdictMs: null,
  });
  const before = await countAttendance(services.db, { centerId: center.id, eventId });

  services.clock.set(new Date(ends + 30 * day));
  expect(await forgetPatrons(services)).toBe(0);
  services.clock.advance(1);
  expect(await forgetPatrons(services)).toBe(2);
  expect(await services.db.$count(patrons)).toBe(0);
  expect(await countAttendance(services.db, { centerId: center.id, eventId })).toEqual(before);
});
