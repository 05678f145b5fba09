import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askAtTable } from "~/app/commands/ask-at-table.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import { presenceOf } from "~/app/domain/fairs/presence";
import { countAttendance } from "~/db/queries/check-in";
import { listRosterChanges } from "~/db/queries/door-roster";
import { countByDoor } from "~/db/queries/doors";
import { countForEmployer } from "~/db/queries/employer-events";
import { findFairEmployer } from "~/db/queries/fair-employers";
import { findFigures } from "~/db/queries/figures";
import { countPlacesTaken } from "~/db/queries/locks";
import { countRegistrations, listRegistrations, searchTickets } from "~/db/queries/registrations";
import { listRoster } from "~/db/queries/roster";
import { countReach } from "~/db/queries/staff-events";
import { findEventCounts, listLine, listWaiting } from "~/db/queries/waitlist";
import { aCenter, aRegistration, type TestCenter } from "~/tests/factories/center";
import {
  aDoorTicket,
  aFair,
  aFairEmployer,
  anApplication,
  aPersonNamed,
  aTable,
  type TestFairEmployer,
} from "~/tests/factories/fairs";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let employer: TestFairEmployer;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aFair(services, center, { roomId: center.roomId, exitScanning: true, capacity: 2 });
  employer = await aFairEmployer(services, center);
});

const of = () => ({ centerId: center.id, eventId });
const stand = () => findFairEmployer(services.db, { ...of(), employerId: employer.employerId });
const ticket = () => aDoorTicket(services, center, eventId, employer);

const scan = async (text: string, more: { told?: { outcome: "admitted"; people: number } } = {}) =>
  recordScan(services, {
    ...{ actor: center.door, eventId, scanId: services.ids.uuid(), text, scannedAt: null },
    ...{ door: "Main entrance", device: null, override: false, verdictMs: null, ...more },
  });

describe("an employer's people at the door", () => {
  test("are let in by a ticket of their own, which says whose they are", async () => {
    await aTable(services, center, eventId, employer);
    expect(await scan((await ticket()).text)).toMatchObject({
      answer: { outcome: "admitted" },
      name: "Employer: Cedar Foods Co-op (Ana R.)",
      person: "Ana Reyes",
    });
  });

  test("wait while their employer waits, and come in no more once it stepped back", async () => {
    await anApplication(services, center, eventId, employer);
    const { text } = await ticket();
    expect(await scan(text)).toMatchObject({ answer: { outcome: "on-waitlist" } });
    const step = { actor: center.staff, center, eventId, employerId: employer.employerId };
    await takeTableStep(services, { ...step, name: "accept", reason: null });
    expect(await scan(text)).toMatchObject({ answer: { outcome: "admitted" } });
    await takeTableStep(services, { ...step, name: "withdraw", reason: "No room" });
    expect(await scan(text)).toMatchObject({ answer: { outcome: "ticket-cancelled" } });
  });

  test("stand on the list of a door without a connection as they do on the server", async () => {
    await anApplication(services, center, eventId, employer);
    const onList = async (since: string | null = null) => {
      const list = await listRosterChanges(services.db, { ...of(), since });
      return { cursor: list.cursor, tickets: list.tickets.map(({ name, status }) => [name, status]) };
    };
    const first = await onList();
    expect(first.tickets).toEqual([["Employer: Cedar Foods Co-op (Ana R.)", "waitlisted"]]);
    const step = { actor: center.staff, center, eventId, employerId: employer.employerId };
    await takeTableStep(services, { ...step, name: "accept", reason: null });
    expect((await onList(first.cursor)).tickets).toEqual([
      ["Employer: Cedar Foods Co-op (Ana R.)", "registered"],
    ]);
  });

  test("are found by their own name and by their employer's", async () => {
    await aTable(services, center, eventId, employer);
    for (const folded of ["ana", "cedar"]) {
      expect(await searchTickets(services.db, { ...of(), folded })).toMatchObject([
        { name: "Ana Reyes", employer: "Cedar Foods Co-op" },
      ]);
    }
  });
});

describe("the employer arrives", () => {
  const presence = async () => {
    const at = await stand();
    return at && presenceOf(at, new Date(noon.getTime() - 3_600_000), services.clock.now());
  };

  test("with the first of its people, at the time of the first scan", async () => {
    await aTable(services, center, eventId, employer, {
      people: [aPersonNamed("Ana Reyes"), aPersonNamed("Kim Lee")],
    });
    expect(await presence()).toBe("missing");
    await scan((await ticket()).text);
    services.clock.advance(60_000);
    await scan((await ticket()).text);
    expect(await stand()).toMatchObject({ scannedInAt: noon, arrivedAt: null });
    expect(await presence()).toBe("arrived");
  });

  test("not with a scan that was taken back", async () => {
    await aTable(services, center, eventId, employer);
    const { scanId } = await aScan(services, center, { eventId, text: (await ticket()).text });
    await undoScan(services, { actor: center.staff, scanId, undoId: services.ids.uuid(), undoneAt: null });
    expect(await presence()).toBe("missing");
    await scan((await ticket()).text);
    expect(await presence()).toBe("arrived");
  });

  test("by what a phone without a connection told later", async () => {
    await aTable(services, center, eventId, employer);
    const scannedAt = new Date(noon.getTime() - 600_000);
    const told = { outcome: "admitted" as const, people: 1 };
    await aScan(services, center, { eventId, text: (await ticket()).text, told, scannedAt, device: "phone" });
    expect(await stand()).toMatchObject({ scannedInAt: scannedAt });
  });

  test("with no other employer's people", async () => {
    const other = await aFairEmployer(services, center, "Other");
    await aTable(services, center, eventId, employer);
    await aTable(services, center, eventId, other);
    await scan((await aDoorTicket(services, center, eventId, other)).text);
    expect(await presence()).toBe("missing");
  });
});

describe("an employer's people are no visitors", () => {
  beforeEach(async () => {
    await aTable(services, center, eventId, employer, {
      people: ["Ana Reyes", "Kim Lee", "Jo Park"].map((name) => aPersonNamed(name)),
    });
    await scan((await ticket()).text);
  });

  test("they take no places: as many visitors as there is room for still register", async () => {
    expect(await countPlacesTaken(services.db, of())).toBe(0);
    const outcomes = [];
    for (const name of ["One", "Two", "Three"]) {
      outcomes.push((await aRegistration(services, center, eventId, { name })).outcome);
    }
    expect(outcomes).toEqual(["registered", "registered", "waitlisted"]);
  });

  test("they are in the room, and in no count of visitors", async () => {
    await aRegistration(services, center, eventId);
    await scan("NO SUCH TICKET");
    await scan((await ticket()).text);
    expect(await countAttendance(services.db, of())).toEqual({
      registered: 1,
      admitted: 0,
      refused: 1,
      room: { inside: 1, postedLoad: 300 },
    });
    expect(await countByDoor(services.db, of())).toMatchObject([{ admitted: 0, refused: 1 }]);
    const mine = { ...of(), employerId: employer.employerId };
    expect(await countForEmployer(services.db, mine)).toEqual({ registered: 1, arrivals: 0, walkIns: 0 });
  });

  test("they stand on no list of visitors, and no message to visitors reaches them", async () => {
    expect(await listRegistrations(services.db, { ...of(), limit: 10 })).toEqual([]);
    expect(await countRegistrations(services.db, of())).toEqual({ total: 0, earlier: 0 });
    expect(await listRoster(services.db, of())).toEqual([]);
    expect(await countReach(services.db, of())).toEqual({ byMail: 0, withoutMail: 0 });
  });

  test("who applies is on no waitlist", async () => {
    await anApplication(services, center, eventId, await aFairEmployer(services, center, "Waits"));
    expect(await listWaiting(services.db, of())).toEqual([]);
    expect(await listLine(services.db, { ...of(), limit: 10 })).toEqual([]);
    expect(await findEventCounts(services.db, of())).toEqual({ registered: 0, offered: 0, waiting: 0 });
  });

  test("the figures of the fair know none of them", async () => {
    services.clock.advance(6 * 3_600_000);
    const period = {
      from: new Date(noon.getTime() - 86_400_000),
      until: new Date(noon.getTime() + 86_400_000),
    };
    expect(await findFigures(services.db, { centerId: center.id, ...period })).toMatchObject({
      events: 1,
      registered: 0,
      attended: 0,
      walkIns: 0,
    });
  });

  test("another employer cannot ask them to share at its table", async () => {
    const other = await aFairEmployer(services, center, "Other");
    await aTable(services, center, eventId, other);
    const actor = { ...other.actor, kind: "person" as const };
    const asked = await askAtTable(services, { actor, eventId, text: (await ticket()).text });
    expect(asked).toMatchObject({ outcome: "refused" });
  });
});

test("an employer without a table asks no visitor at it", async () => {
  await anApplication(services, center, eventId, employer);
  const visitor = await aRegistration(services, center, eventId);
  const asked = await askAtTable(services, { actor: employer.actor, eventId, text: visitor.ticketCode });
  expect(asked).toMatchObject({ outcome: "refused", reason: "not-found" });
});
