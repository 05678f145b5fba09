import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import type { ScanRequest } from "~/app/commands/parts/scan-verdict";
import { recordScan } from "~/app/commands/record-scan.server";
import { recordTally } from "~/app/commands/record-tally.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import { countAttendance } from "~/db/queries/check-in";
import { countTallies } from "~/db/queries/doors";
import { admissions, events, rooms, scanConflicts, scans } from "~/db/schema";
import { aCenter, anActor, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aPublishedEvent(services, center);
});

const minutesAgo = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);
const scan = (text: string, more: Partial<ScanRequest> = {}): ScanRequest => ({
  actor: center.door,
  eventId,
  scanId: services.ids.uuid(),
  text,
  scannedAt: null,
  door: "Main",
  device: null,
  override: false,
  verdictMs: null,
  ...more,
});
const offline = { outcome: "admitted" as const, people: 1 };
const answerOf = async (request: ScanRequest) => {
  const result = await recordScan(services, request);
  return result.outcome === "recorded" ? result.answer : result.reason;
};
const undo = (scanId: string, more: Partial<Parameters<typeof undoScan>[1]> = {}) =>
  undoScan(services, {
    actor: center.door,
    scanId,
    undoId: services.ids.uuid(),
    undoneAt: null,
    eventId,
    ...more,
  });
const came = () => services.db.$count(admissions, eq(admissions.eventId, eventId));
const inside = () =>
  services.db.$count(admissions, and(eq(admissions.eventId, eventId), eq(admissions.inside, true)));
const conflicts = () =>
  services.db
    .select({ scanA: scanConflicts.scanA, scanB: scanConflicts.scanB, kind: scanConflicts.kind })
    .from(scanConflicts)
    .where(eq(scanConflicts.eventId, eventId));

/** Turns exit scanning on, in a room of this load. */
async function countTheRoom(postedLoad: number) {
  const roomId = services.ids.uuid();
  const { centerId } = center.door;
  await services.db
    .insert(rooms)
    .values({ centerId, id: roomId, branchId: center.branchId, name: roomId, postedLoad, createdAt: noon });
  await services.db.update(events).set({ exitScanning: true, roomId }).where(eq(events.id, eventId));
}

describe("a party", () => {
  test("comes in by one scan, each person counted", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId, {}, 4);
    expect(await answerOf(scan(ticketCode))).toMatchObject({ outcome: "admitted", people: 4 });
    expect(await came()).toBe(4);
  });

  test("comes in by parts, and is told at the last that all are in", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId, {}, 3);
    expect(await answerOf(scan(ticketCode, { people: 2 }))).toMatchObject({ outcome: "admitted", people: 2 });
    expect(await answerOf(scan(ticketCode, { people: 2 }))).not.toHaveProperty("people");
    expect(await answerOf(scan(ticketCode))).toMatchObject({ outcome: "already-admitted" });
    expect(await came()).toBe(3);
  });

  test("takes as many places as it has people, and none where it does not fit whole", async () => {
    eventId = await aPublishedEvent(services, center, { capacity: 5 });
    await aRegistration(services, center, eventId, {}, 4);
    const two = { center, eventId, origin: "web" as const, key: null, partySize: 2 };
    const patron = { name: "Kim", email: null, phone: null, language: "en" };
    expect(await registerPatron(services, { ...two, patron })).toMatchObject({ reason: "event-full" });
    expect((await countAttendance(services.db, { centerId: center.id, eventId })).registered).toBe(4);
  });

  test("of four, scanned at once by twenty doors for one person each, is four people", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId, {}, 4);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => answerOf(scan(ticketCode, { people: 1 }))),
    );
    const letIn = answers.filter((answer) => typeof answer === "object" && answer.outcome === "admitted");
    expect(letIn).toHaveLength(4);
    expect(await came()).toBe(4);
  });
});

describe("exits", () => {
  beforeEach(async () => {
    await services.db.update(events).set({ exitScanning: true }).where(eq(events.id, eventId));
  });

  test("let the person in again, and not a second time", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const steps = ["entry", "exit", "exit", "entry", "entry"] as const;
    const outcomes = [];
    for (const kind of steps) outcomes.push((await recordScan(services, scan(ticketCode, { kind }))).outcome);
    const stored = await services.db
      .select({ answer: scans.answer })
      .from(scans)
      .where(eq(scans.eventId, eventId))
      .orderBy(scans.scanId);
    expect(outcomes).toEqual(steps.map(() => "recorded"));
    expect(stored.map(({ answer }) => answer?.outcome)).toEqual([
      "admitted",
      "left",
      "not-inside",
      "admitted",
      "already-admitted",
    ]);
    expect(await came()).toBe(1);
  });

  test("raced by twenty doors let the person out once", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    await recordScan(services, scan(ticketCode));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => answerOf(scan(ticketCode, { kind: "exit" }))),
    );
    expect(answers.filter((answer) => typeof answer === "object" && answer.outcome === "left")).toHaveLength(
      1,
    );
    expect(await inside()).toBe(0);
  });
});

describe("what doors did without a connection", () => {
  test("two doors that let in one ticket: the earlier is the admission, both are kept, one is counted, staff see it", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const late = scan(ticketCode, { scannedAt: minutesAgo(10), door: "South", told: offline });
    const early = scan(ticketCode, { scannedAt: minutesAgo(20), door: "North", told: offline });
    expect(await answerOf(late)).toMatchObject({ outcome: "admitted", flags: ["offline"] });
    expect(await answerOf(early)).toMatchObject({ outcome: "admitted", flags: ["offline"] });
    const [admission] = await services.db
      .select({ scanId: admissions.scanId, at: admissions.at })
      .from(admissions)
      .where(eq(admissions.eventId, eventId));
    expect(admission).toEqual({ scanId: early.scanId, at: minutesAgo(20) });
    expect(await came()).toBe(1);
    expect(await conflicts()).toEqual([{ scanA: early.scanId, scanB: late.scanId, kind: "two-admissions" }]);
  });

  test("a ticket that was cancelled before is recorded and shown", async () => {
    const { ticketCode, registrationId } = await aRegistration(services, center, eventId);
    services.clock.set(minutesAgo(20));
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    services.clock.set(noon);
    const request = scan(ticketCode, { scannedAt: minutesAgo(5), told: offline });
    expect(await answerOf(request)).toMatchObject({ outcome: "admitted", flags: ["offline", "cancelled"] });
    expect(await came()).toBe(1);
    expect(await conflicts()).toEqual([
      { scanA: request.scanId, scanB: request.scanId, kind: "ticket-cancelled" },
    ]);
  });

  test("a ticket that was cancelled after the scan is no conflict, whenever the scan comes", async () => {
    const { ticketCode, registrationId } = await aRegistration(services, center, eventId);
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    const request = scan(ticketCode, { scannedAt: minutesAgo(5), told: offline });
    expect(await answerOf(request)).toMatchObject({ outcome: "admitted", flags: ["offline"] });
    expect(await conflicts()).toEqual([]);
  });

  test("more people than the party has now are counted as the party, and shown", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId, {}, 2);
    const request = scan(ticketCode, { scannedAt: minutesAgo(5), told: { outcome: "admitted", people: 3 } });
    expect(await answerOf(request)).toMatchObject({ people: 3 });
    expect(await came()).toBe(2);
    expect(await conflicts()).toEqual([{ scanA: request.scanId, scanB: request.scanId, kind: "over-party" }]);
  });

  test("staff take a scan back though somebody who may not tried before", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode);
    await undo(request.scanId, { actor: anActor(services, center.id, "door") });
    await recordScan(services, request);
    expect(await came()).toBe(1);
    expect(await undo(request.scanId, { actor: center.staff })).toMatchObject({ outcome: "undone" });
    expect(await came()).toBe(0);
    expect(await recordScan(services, request)).toMatchObject({ undoneAt: noon });
  });

  test("an undo of the year 30,000 is kept with the server's time", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode);
    await recordScan(services, request);
    const undone = await undo(request.scanId, { undoneAt: minutesAgo(1), clockOffsetMs: 1e15 });
    expect(undone).toMatchObject({ outcome: "undone", undoneAt: noon });
  });

  test("what staff let in without a connection is stored under a volunteer's sign-in too, and flagged", async () => {
    const { ticketCode, registrationId } = await aRegistration(services, center, eventId);
    services.clock.set(minutesAgo(20));
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    services.clock.set(noon);
    const request = scan(ticketCode, { scannedAt: minutesAgo(5), override: true, told: offline });
    expect(await answerOf(request)).toMatchObject({ outcome: "admitted", flags: ["offline", "cancelled"] });
    expect(await answerOf({ ...request, scanId: services.ids.uuid(), told: null })).toBe(
      "override-not-allowed",
    );
  });

  test("so is a walk-in whom staff let in, and asked for now it is refused", async () => {
    const walkIn = {
      ...{ actor: center.door, eventId, scanId: services.ids.uuid(), name: null, language: "en" },
      ...{ scannedAt: minutesAgo(5), door: "Main", device: "Ana's phone", override: true, told: offline },
    };
    expect(await admitWalkIn(services, walkIn)).toMatchObject({
      answer: { outcome: "admitted", flags: ["offline"] },
    });
    expect(await admitWalkIn(services, { ...walkIn, scanId: services.ids.uuid(), told: null })).toMatchObject(
      { reason: "override-not-allowed" },
    );
  });

  test("an undo that comes before its scan takes it back when it comes", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode, { scannedAt: minutesAgo(5), told: offline });
    const early = await undo(request.scanId, { undoneAt: minutesAgo(4) });
    expect(early).toMatchObject({ outcome: "undone", answer: null });
    expect(await recordScan(services, request)).toMatchObject({ undoneAt: minutesAgo(4) });
    expect(await came()).toBe(0);
    expect(await recordScan(services, request)).toMatchObject({ isNew: false, undoneAt: minutesAgo(4) });
  });

  test("an undo by another door that comes first takes nothing back", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode);
    await undo(request.scanId, { actor: anActor(services, center.id, "door") });
    expect(await recordScan(services, request)).toMatchObject({ undoneAt: null });
    expect(await came()).toBe(1);
  });

  test("an undo of a conflict's scan ends the conflict, unless staff settled it", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const first = scan(ticketCode, { scannedAt: minutesAgo(9), told: offline });
    const second = scan(ticketCode, { scannedAt: minutesAgo(8), told: offline });
    await recordScan(services, first);
    await recordScan(services, second);
    await undo(second.scanId, { undoneAt: minutesAgo(7) });
    expect(await conflicts()).toEqual([]);
    expect(await came()).toBe(1);
  });

  test("a device's clock that was three hours off keeps the right time", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const threeHours = 3 * 3_600_000;
    const scannedAt = new Date(minutesAgo(12).getTime() - threeHours);
    const answer = await answerOf(scan(ticketCode, { scannedAt, clockOffsetMs: threeHours, told: offline }));
    expect(answer).toMatchObject({ at: minutesAgo(12).toISOString(), flags: ["offline"] });
  });

  test("a scan of 1970 or of next year is kept and flagged, with the server's time", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const far = { told: offline };
    expect(await answerOf(scan(ticketCode, { ...far, scannedAt: new Date(0) }))).toMatchObject({
      at: noon.toISOString(),
      flags: ["clock-behind", "offline"],
    });
    const nextYear = new Date("2027-12-01T10:00:00Z");
    expect(await answerOf(scan("anything", { ...far, scannedAt: nextYear }))).toMatchObject({
      at: noon.toISOString(),
      flags: ["clock-ahead", "offline", "unlisted"],
    });
  });

  test("who was sent away is not let in, though the rule would have now", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const told = { outcome: "already-admitted" as const, people: null };
    expect(await answerOf(scan(ticketCode, { scannedAt: minutesAgo(5), told }))).toMatchObject({
      outcome: "already-admitted",
    });
    expect(await came()).toBe(0);
  });

  test("a named walk-in who came with two others is three people and one ticket", async () => {
    const walkIn = { scannedAt: minutesAgo(5), door: "Main", device: "Ana's phone", override: false };
    const request = {
      ...walkIn,
      actor: center.door,
      eventId,
      scanId: services.ids.uuid(),
      name: "Lee",
      language: "ko",
      people: 3,
      told: { outcome: "admitted" as const, people: 3 },
    };
    const result = await admitWalkIn(services, request);
    expect(result).toMatchObject({ answer: { outcome: "admitted", people: 3, flags: ["offline"] } });
    expect(await admitWalkIn(services, request)).toMatchObject({ isNew: false });
    expect(await came()).toBe(3);
  });
});

describe("a room with a posted load", () => {
  const room = async () => (await countAttendance(services.db, { centerId: center.id, eventId })).room;
  const tally = (
    people: number,
    who: "patron" | "employer" | "staff" = "staff",
    scanId = services.ids.uuid(),
  ) =>
    recordTally(services, {
      actor: center.door,
      eventId,
      scanId,
      who,
      people,
      scannedAt: null,
      clockOffsetMs: null,
      door: null,
      device: null,
    });

  const tapOut = (isLookedAt: boolean) =>
    recordTally(services, {
      ...{ actor: center.staff, eventId, scanId: services.ids.uuid(), who: "staff", people: -1 },
      ...{ scannedAt: null, clockOffsetMs: null, door: null, device: null, isLookedAt },
    });

  test("counts who is in: tickets and walk-ins, less who left, and whom somebody counted by hand", async () => {
    await countTheRoom(40);
    const { ticketCode } = await aRegistration(services, center, eventId, {}, 3);
    await recordScan(services, scan(ticketCode));
    await recordScan(services, scan(ticketCode, { kind: "exit", people: 1 }));
    await tally(5, "employer");
    await tally(-2, "employer");
    expect(await room()).toEqual({ inside: 5, postedLoad: 40 });
  });

  test("counts a tally once however often it is sent, and not after it is taken back", async () => {
    await countTheRoom(40);
    const scanId = services.ids.uuid();
    expect(await tally(4, "staff", scanId)).toMatchObject({ isNew: true });
    expect(await tally(4, "staff", scanId)).toMatchObject({ isNew: false });
    expect(await tally(5, "staff", scanId)).toMatchObject({ reason: "scan-id-reused" });
    expect(await room()).toMatchObject({ inside: 4 });
    await undo(scanId);
    expect(await room()).toMatchObject({ inside: 0 });
  });

  test("tapped out by six at once with one inside, counts one who left", async () => {
    await countTheRoom(40);
    await tally(1);
    const taps = Array.from({ length: 6 }, () => tapOut(true));
    const outcomes = (await Promise.all(taps)).map((result) =>
      result.outcome === "refused" ? result.reason : result.outcome,
    );
    expect(outcomes.sort()).toEqual([...Array(5).fill("nobody-to-leave"), "recorded"]);
    expect(await room()).toMatchObject({ inside: 0 });
  });

  test("control: taps that look at no count take it below nobody", async () => {
    await countTheRoom(40);
    await tally(1);
    await Promise.all(Array.from({ length: 6 }, () => tapOut(false)));
    expect((await countTallies(services.db, { centerId: center.id, eventId })).staff).toBe(-5);
  });

  test("of forty, stormed by sixty at once, holds forty", async () => {
    await countTheRoom(40);
    const tickets = [];
    for (let n = 0; n < 60; n += 1) tickets.push(await aRegistration(services, center, eventId));
    const answers = await Promise.all(tickets.map(({ ticketCode }) => answerOf(scan(ticketCode))));
    const outcomes = answers.map((answer) => (typeof answer === "object" ? answer.outcome : answer));
    expect(outcomes.filter((outcome) => outcome === "admitted")).toHaveLength(40);
    expect(outcomes.filter((outcome) => outcome === "room-full")).toHaveLength(20);
    expect(await room()).toEqual({ inside: 40, postedLoad: 40 });
  });

  test("of sixty, stormed by parties of six at once, holds sixty", async () => {
    await countTheRoom(60);
    const tickets = [];
    for (let n = 0; n < 14; n += 1) tickets.push(await aRegistration(services, center, eventId, {}, 6));
    await Promise.all(tickets.map(({ ticketCode }) => answerOf(scan(ticketCode))));
    expect(await room()).toEqual({ inside: 60, postedLoad: 60 });
  });

  test("is told of people whom a door without a connection let in beyond it", async () => {
    await countTheRoom(1);
    const [first, second] = [
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
    ];
    await recordScan(services, scan(first.ticketCode));
    const late = scan(second.ticketCode, { scannedAt: minutesAgo(5), told: offline });
    expect(await answerOf(late)).toMatchObject({ outcome: "admitted", flags: ["offline", "over-load"] });
  });

  test("keeps a tally that a stranger undid before it came", async () => {
    await countTheRoom(40);
    const scanId = services.ids.uuid();
    await undo(scanId, { actor: anActor(services, center.id, "door") });
    await tally(5, "staff", scanId);
    expect(await room()).toMatchObject({ inside: 5 });
  });

  test("takes one more on the staff's say, flagged, and one more after somebody left", async () => {
    await countTheRoom(1);
    const [first, second, third] = [
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
    ];
    await recordScan(services, scan(first.ticketCode));
    expect(await answerOf(scan(second.ticketCode))).toMatchObject({
      outcome: "room-full",
      inside: 1,
      postedLoad: 1,
    });
    expect(await answerOf(scan(second.ticketCode, { actor: center.staff, override: true }))).toMatchObject({
      outcome: "admitted",
      flags: ["override", "over-load"],
    });
    await recordScan(services, scan(first.ticketCode, { kind: "exit" }));
    await recordScan(services, scan(second.ticketCode, { kind: "exit" }));
    expect(await answerOf(scan(third.ticketCode))).toMatchObject({ outcome: "admitted" });
  });
});

test("an event that scans nobody out refuses an exit, and records nothing", async () => {
  const { ticketCode } = await aRegistration(services, center, eventId);
  expect(await answerOf(scan(ticketCode, { kind: "exit" }))).toBe("exits-not-scanned");
  expect(await services.db.$count(scans, eq(scans.eventId, eventId))).toBe(0);
});

test("a walk-in reserve is kept free of registrations, by the database too", async () => {
  eventId = await aPublishedEvent(services, center, { capacity: 3 });
  await services.db.update(events).set({ walkInReserve: 2 }).where(eq(events.id, eventId));
  await aRegistration(services, center, eventId);
  expect(await aRegistration(services, center, eventId)).toMatchObject({ outcome: "waitlisted" });
  const insert = services.sql`
    insert into registrations (center_id, id, event_id, status, origin, language, created_at)
    values (${center.id}, ${services.ids.uuid()}, ${eventId}, 'registered', 'web', 'en', now())`;
  await expect(insert).rejects.toMatchObject({ constraint_name: "registrations_capacity" });
});
