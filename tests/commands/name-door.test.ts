import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { addDoor, renameDoor } from "~/app/commands/name-door.server";
import { recordTally } from "~/app/commands/record-tally.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import { countAttendance } from "~/db/queries/check-in";
import { countByDoor, countTallies } from "~/db/queries/doors";
import { audit, doors } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { aScan } from "../factories/scans";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  eventId = await aPublishedEvent(services, center, { exitScanning: true });
});

const of = () => ({ centerId: center.id, eventId });
const add = (name: string, actor = center.staff) => addDoor(services, { actor, eventId, name });
const namesAndIds = () =>
  services.db.select({ id: doors.id, name: doors.name }).from(doors).where(eq(doors.eventId, eventId));
async function doorNamed(name: string): Promise<string> {
  await add(name);
  const found = (await namesAndIds()).find((door) => door.name === name);
  if (found === undefined) throw new Error(`no door ${name}`);
  return found.id;
}
const rename = (doorId: string, name: string, actor = center.staff) =>
  renameDoor(services, { actor, eventId, doorId, name });
const trail = () =>
  services.db
    .select({ action: audit.action, from: audit.from, to: audit.to })
    .from(audit)
    .where(and(eq(audit.subjectId, eventId), eq(audit.actorId, center.staff.id)))
    .orderBy(audit.id);
const taken = {
  outcome: "refused",
  reason: "already-there",
  fields: [{ field: "name", problem: "already-there" }],
};

describe("a door that staff name", () => {
  test("is there for the day, in the trail, and is the one that a phone then names", async () => {
    expect(await add("Garden entrance")).toEqual({ outcome: "named" });
    const { ticketCode: text } = await aRegistration(services, center, eventId);
    await aScan(services, center, { eventId, text, door: "GARDEN  entrance" });
    expect(await namesAndIds()).toMatchObject([{ name: "Garden entrance" }]);
    expect(await trail()).toContainEqual({ action: "door named", from: null, to: "Garden entrance" });
  });

  test("twice with the same name is one door; with another spelling of it is refused", async () => {
    await Promise.all([add("Café door"), add("Café door")]);
    expect(await add("CAFE DOOR")).toEqual(taken);
    expect(await namesAndIds()).toHaveLength(1);
    expect((await trail()).filter(({ action }) => action === "door named")).toHaveLength(1);
  });

  test("is of its own event alone", async () => {
    await add("North");
    const other = await aCenter(services);
    expect(await add("North", other.staff)).toEqual({ outcome: "refused", reason: "not-found" });
    expect(await rename(await doorNamed("South"), "East", other.staff)).toMatchObject({
      reason: "not-found",
    });
    eventId = await aPublishedEvent(services, center, { exitScanning: true });
    expect(await add("North")).toEqual({ outcome: "named" });
  });

  test("can be renamed, also in case alone, and keeps what was scanned there", async () => {
    const doorId = await doorNamed("Front");
    const { ticketCode: text } = await aRegistration(services, center, eventId);
    await aScan(services, center, { eventId, text, door: "Front" });
    expect(await rename(doorId, "FRONT")).toEqual({ outcome: "named" });
    expect(await rename(doorId, "River side")).toEqual({ outcome: "named" });
    expect(await countByDoor(services.db, of())).toEqual([
      { id: doorId, name: "River side", admitted: 1, refused: 0 },
    ]);
    expect((await trail()).slice(-2)).toEqual([
      { action: "door renamed", from: "Front", to: "FRONT" },
      { action: "door renamed", from: "FRONT", to: "River side" },
    ]);
    expect(await rename(doorId, "River side")).toEqual({ outcome: "named" });
    expect((await trail()).filter(({ action }) => action === "door renamed")).toHaveLength(2);
  });

  test("does not take another door's name, in any spelling", async () => {
    await add("Garden");
    const doorId = await doorNamed("Street");
    expect(await rename(doorId, "gardén")).toEqual(taken);
    expect((await namesAndIds()).map(({ name }) => name).sort()).toEqual(["Garden", "Street"]);
  });
});

describe("the counts of doors", () => {
  test("are of people who first came in there and of refused scans, and add up to the event's", async () => {
    await add("Unused");
    const party = await aRegistration(services, center, eventId, {}, 3);
    const one = await aRegistration(services, center, eventId);
    await aScan(services, center, { eventId, text: party.ticketCode, door: "North", people: 2 });
    await aScan(services, center, { eventId, text: party.ticketCode, door: "South" });
    await aScan(services, center, { eventId, text: one.ticketCode, door: null });
    await aScan(services, center, { eventId, text: one.ticketCode, door: "South" });
    await aScan(services, center, { eventId, text: one.ticketCode, door: "South", kind: "exit" });
    await aScan(services, center, { eventId, text: "no ticket", door: null });
    const walkIn = { scannedAt: null, device: null, override: false, language: "en" };
    const request = { ...walkIn, actor: center.door, eventId, name: null, door: "North" };
    await admitWalkIn(services, { ...request, scanId: services.ids.uuid() });
    const counts = await countByDoor(services.db, of());
    expect(counts).toMatchObject([
      { name: "North", admitted: 3, refused: 0 },
      { name: "South", admitted: 1, refused: 1 },
      { name: "Unused", admitted: 0, refused: 0 },
      { id: null, name: null, admitted: 1, refused: 1 },
    ]);
    const sum = (of: "admitted" | "refused") => counts.reduce((total, count) => total + count[of], 0);
    expect(await countAttendance(services.db, of())).toMatchObject({
      admitted: sum("admitted"),
      refused: sum("refused"),
    });
  });

  test("have no row for no door where everybody used one, nor any where there is none", async () => {
    expect(await countByDoor(services.db, of())).toEqual([]);
    const { ticketCode: text } = await aRegistration(services, center, eventId);
    await aScan(services, center, { eventId, text, door: "North" });
    expect(await countByDoor(services.db, of())).toMatchObject([{ name: "North" }]);
  });
});

test("counters of employers and staff count apart, and not what was taken back", async () => {
  const tally = async (who: "employer" | "staff" | "patron", people: number) => {
    const scanId = services.ids.uuid();
    const seen = { scannedAt: null, clockOffsetMs: null, door: null, device: null };
    await recordTally(services, { actor: center.staff, eventId, scanId, who, people, ...seen });
    return scanId;
  };
  await tally("employer", 4);
  await tally("employer", -1);
  await tally("patron", -2);
  const scanId = await tally("staff", 2);
  expect(await countTallies(services.db, of())).toEqual({ employer: 3, staff: 2 });
  const undo = { actor: center.staff, scanId, undoId: services.ids.uuid(), undoneAt: null };
  await undoScan(services, undo);
  expect(await countTallies(services.db, of())).toEqual({ employer: 3, staff: 0 });
});
