import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { recordTally } from "~/app/commands/record-tally.server";
import { countAttendance } from "~/db/queries/check-in";
import { listRosterChanges } from "~/db/queries/door-roster";
import { countForEmployer, listEmployerEvents } from "~/db/queries/employer-events";
import { listLiveEvents } from "~/db/queries/queue";
import { listRegistrations, searchTickets } from "~/db/queries/registrations";
import { listRoster, peopleOn } from "~/db/queries/roster";
import { countReach, listStaffEvents } from "~/db/queries/staff-events";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;

/**
 * A party of four of whom three came and one left again, somebody alone, somebody who did not come, somebody who gave
 * the place back, two who walked in together and five of the employer's people.
 */
beforeAll(async () => {
  services = await createTestServices();
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center, { roomId: center.roomId, exitScanning: true });
  const party = await aRegistration(
    services,
    center,
    eventId,
    { name: "Rosa Delgado", email: "r@example.org" },
    4,
  );
  const alone = await aRegistration(services, center, eventId, { name: "Kim Lee" });
  await aRegistration(services, center, eventId, { name: "No Show" }, 2);
  const given = await aRegistration(services, center, eventId, { name: "Gave Back" }, 6);
  await cancelRegistration(services, { actor: center.staff, center, registrationId: given.registrationId });
  await aScan(services, center, { eventId, text: party.ticketCode, people: 3 });
  await aScan(services, center, { eventId, text: party.ticketCode, kind: "exit", people: 1 });
  await aScan(services, center, { eventId, text: alone.ticketCode });
  const seen = { actor: center.door, eventId, scannedAt: null, door: "Main entrance", device: null };
  const walkIn = { ...seen, name: "Lee Park", language: "ko", people: 2, override: false };
  await admitWalkIn(services, { ...walkIn, scanId: services.ids.uuid() });
  const tally = { ...seen, who: "employer" as const, people: 5, clockOffsetMs: null };
  await recordTally(services, { ...tally, scanId: services.ids.uuid() });
});
afterAll(() => services.drop());

const of = () => ({ centerId: center.id, eventId });

describe("counts are of people: seats that were taken and people who came", () => {
  test("on the event, for staff and doors", async () => {
    expect(await countAttendance(services.db, of())).toEqual({
      registered: 7,
      admitted: 6,
      refused: 0,
      room: { inside: 10, postedLoad: 300 },
    });
  });

  test("for the employer, whose own people are none of them", async () => {
    const employer = { centerId: center.id, employerId: center.employerId };
    const counts = { registered: 7, arrivals: 6, walkIns: 2 };
    expect(await countForEmployer(services.db, { ...employer, eventId })).toEqual(counts);
    const shown = { ...employer, locale: "en", part: "ahead" as const, now: noon, limit: 5 };
    expect(await listEmployerEvents(services.db, shown)).toMatchObject([counts]);
  });

  test("in the staff's queue and list of events", async () => {
    const shown = { centerId: center.id, locale: "en" };
    expect(await listLiveEvents(services.db, { ...shown, now: noon })).toMatchObject([
      { registered: 7, arrived: 6 },
    ]);
    expect(await listStaffEvents(services.db, { ...shown, terms: [], limit: 5 })).toMatchObject([
      { registered: 7 },
    ]);
  });

  test("of mails are of who registered: one for a party", async () => {
    expect(await countReach(services.db, of())).toEqual({ byMail: 1, withoutMail: 3 });
  });
});

describe("lists have one row for a registration, however many of it came", () => {
  const theParty = <Row extends { name: string | null }>(rows: readonly Row[]) =>
    rows.filter(({ name }) => name?.startsWith("Rosa"));

  test("of the staff, with how many it is for and how many came", async () => {
    const rows = await listRegistrations(services.db, { ...of(), limit: 50 });
    expect(rows).toHaveLength(5);
    expect(theParty(rows)).toMatchObject([{ partySize: 4, arrived: 3, admittedAt: noon }]);
  });

  test("on paper, which is for all of them", async () => {
    const rows = await listRoster(services.db, of());
    expect(theParty(rows)).toMatchObject([{ partySize: 4, admittedAt: noon }]);
    expect(peopleOn(rows)).toBe(9);
  });

  test("on a door's phone and in its search", async () => {
    const { tickets } = await listRosterChanges(services.db, { ...of(), since: null });
    expect(theParty(tickets)).toMatchObject([{ partySize: 4, arrived: 3, inside: 2 }]);
    expect(await searchTickets(services.db, { ...of(), folded: "rosa" })).toHaveLength(1);
  });
});
