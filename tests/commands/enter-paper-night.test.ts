import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stoppedClock } from "~/app/adapters/clock/clock";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import {
  enterPaperNight,
  mostPaperEntries,
  type PaperNight,
  previewPaperNight,
} from "~/app/commands/enter-paper-night.server";
import { reissueTicket } from "~/app/commands/reissue-ticket.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import { countAttendance } from "~/db/queries/check-in";
import { admissions, audit, doors, rooms, scans } from "~/db/schema";
import { aCenter, anEvent, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(() => services.clock.set(noon));

/** Doors of the usual event open an hour before noon in Los Angeles and close at five in the afternoon. */
const evening = new Date(noon.getTime() + 8 * 3_600_000);
const at = (time: string) => new Date(`2026-12-01T${time}:00.000Z`);

/** A paper night typed in the evening. */
function aNight(eventId: string, text: string, more: Partial<PaperNight> = {}): PaperNight {
  services.clock.set(evening);
  const { doorsOpenAt, doorsCloseAt } = anEvent({ ...services, clock: stoppedClock(noon) });
  return {
    actor: center.staff,
    eventId,
    batchId: services.ids.uuid(),
    text,
    clock: "12:30",
    door: null,
    zone: "America/Los_Angeles",
    hours: { opensAt: doorsOpenAt ?? noon, closesAt: doorsCloseAt ?? noon },
    ...more,
  };
}

type Entered = Awaited<ReturnType<typeof enterPaperNight>>;
const linesOf = (entered: Entered) => {
  if (entered.outcome === "refused") throw new Error(entered.reason);
  return entered.lines;
};
const verdictsOf = (entered: Entered) => linesOf(entered).map(({ line, verdict }) => [line, verdict]);
const preview = async (night: PaperNight) => verdictsOf(await previewPaperNight(services, night));
const enter = async (night: PaperNight) => verdictsOf(await enterPaperNight(services, night));
const scansOf = (eventId: string) => services.db.select().from(scans).where(eq(scans.eventId, eventId));
const attended = async (eventId: string) =>
  (await countAttendance(services.db, { centerId: center.id, eventId })).admitted;

describe("a list that was ticked on paper", () => {
  test("enters all who came, whatever the room holds by now", async () => {
    const eventId = await aPublishedEvent(services, center, { roomId: center.roomId, exitScanning: true });
    await services.db.update(rooms).set({ postedLoad: 1 }).where(eq(rooms.id, center.roomId));
    const codes = [
      (await aRegistration(services, center, eventId)).shortCode,
      (await aRegistration(services, center, eventId)).shortCode,
    ];
    const night = aNight(eventId, codes.join("\n"));
    expect(await preview(night)).toEqual([
      [1, "to-enter"],
      [2, "to-enter"],
    ]);
    expect(await enter(night)).toEqual([
      [1, "entered"],
      [2, "entered"],
    ]);
    expect(await attended(eventId)).toBe(2);
  });

  test("enters each arrival at its own time, or at the common one, by the door that was named", async () => {
    const eventId = await aPublishedEvent(services, center);
    const [ana, kim] = [
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
    ];
    const text = `${ana.shortCode} 1:10\n${kim.ticketCode}`;
    expect(await enter(aNight(eventId, text, { door: "Main door" }))).toEqual([
      [1, "entered"],
      [2, "entered"],
    ]);
    const rows = await services.db
      .select({ at: admissions.at, door: doors.name, device: scans.device, by: scans.by })
      .from(admissions)
      .innerJoin(doors, eq(doors.id, admissions.doorId))
      .innerJoin(scans, eq(scans.scanId, admissions.scanId))
      .where(eq(admissions.eventId, eventId))
      .orderBy(admissions.at);
    const by = { door: "Main door", device: "paper", by: center.staff.id };
    expect(rows).toEqual([
      { at: at("20:30"), ...by },
      { at: at("21:10"), ...by },
    ]);
  });

  test("is only read before it is entered", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { shortCode } = await aRegistration(services, center, eventId);
    const read = linesOf(await previewPaperNight(services, aNight(eventId, shortCode)));
    expect(read).toMatchObject([{ line: 1, verdict: "to-enter", at: at("20:30"), name: "Rosa Delgado" }]);
    expect(await scansOf(eventId)).toEqual([]);
  });

  test("posted twice, also at once, is entered once, and says the same both times", async () => {
    const eventId = await aPublishedEvent(services, center);
    const codes = await Promise.all([1, 2, 3].map(() => aRegistration(services, center, eventId)));
    const night = aNight(eventId, codes.map(({ shortCode }) => shortCode).join(" "));
    const both = await Promise.all([enter(night), enter(night)]);
    expect(await enter(night)).toEqual(both[0]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]?.map(([, verdict]) => verdict)).toEqual(["entered", "entered", "entered"]);
    expect(await scansOf(eventId)).toHaveLength(3);
    expect(await attended(eventId)).toBe(3);
  });

  test("that is corrected and posted again enters what is new, and keeps the first time of the rest", async () => {
    const eventId = await aPublishedEvent(services, center);
    const [ana, kim] = [
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
    ];
    const night = aNight(eventId, ana.shortCode);
    await enter(night);
    const more = { ...night, text: `${ana.shortCode} 2:00\n${kim.shortCode}` };
    const lines = linesOf(await enterPaperNight(services, more));
    expect(lines.map(({ verdict, at: when }) => [verdict, when])).toEqual([
      ["entered", at("20:30")],
      ["entered", at("20:30")],
    ]);
    expect(await attended(eventId)).toBe(2);
  });

  test("says why a line is not entered, with its number, and records nothing of it", async () => {
    const eventId = await aPublishedEvent(services, center);
    const other = await aPublishedEvent(services, center, { title: "Another" });
    const [ana, gone, old, late, early] = [
      await aRegistration(services, center, eventId, { name: "Ana Lopez" }),
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
    ];
    const elsewhere = await aRegistration(services, center, other, { name: "Else Where" });
    const change = { actor: center.staff, center };
    await cancelRegistration(services, { ...change, registrationId: gone.registrationId });
    await reissueTicket(services, { ...change, registrationId: old.registrationId });
    const wrongDigit = ana.shortCode.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
    const text = [
      ana.shortCode,
      ana.ticketCode,
      "Rosa Delgado",
      wrongDigit,
      "0".repeat(34),
      gone.shortCode,
      old.shortCode,
      elsewhere.ticketCode,
      `${late.shortCode} 8:55 pm`,
      `${early.shortCode} 25:99`,
      `${early.shortCode}`,
    ].join("\n");
    const night = aNight(eventId, text);
    const expected = [
      [1, "to-enter"],
      [2, "repeated"],
      [3, "unreadable"],
      [4, "wrong-check-digit"],
      [5, "unknown-ticket"],
      [6, "ticket-cancelled"],
      [7, "ticket-revoked"],
      [8, "wrong-event"],
      [9, "not-yet"],
      [10, "no-such-time"],
      [11, "repeated"],
    ];
    expect(await preview(night)).toEqual(expected);
    const lines = linesOf(await enterPaperNight(services, night));
    expect(lines.map(({ verdict }) => verdict)).toEqual([
      "entered",
      ...expected.slice(1).map(([, why]) => why),
    ]);
    expect(lines[1]?.sameAs).toBe(1);
    expect(lines[7]?.name).toBeNull();
    expect(await scansOf(eventId)).toHaveLength(1);
  });

  test("tells who is in already, since when and by which door", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { shortCode } = await aRegistration(services, center, eventId);
    await enter(aNight(eventId, `${shortCode} 1:10`, { door: "Door B" }));
    const again = aNight(eventId, shortCode);
    const expected = [{ verdict: "already-admitted", firstAdmission: { at: at("21:10"), door: "Door B" } }];
    expect(linesOf(await previewPaperNight(services, again))).toMatchObject(expected);
    expect(linesOf(await enterPaperNight(services, again))).toMatchObject(expected);
    expect(await attended(eventId)).toBe(1);
  });

  test("tells a time at which the doors were closed", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { shortCode } = await aRegistration(services, center, eventId);
    expect(await preview(aNight(eventId, `${shortCode} 8:15 am`))).toEqual([[1, "door-closed"]]);
  });

  test("tells an arrival that it entered and that was taken back since, and does not enter it again", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { shortCode } = await aRegistration(services, center, eventId);
    const night = aNight(eventId, shortCode);
    await enter(night);
    const [scan] = await scansOf(eventId);
    await undoScan(services, {
      actor: center.staff,
      scanId: scan?.scanId ?? "",
      undoId: services.ids.uuid(),
      undoneAt: null,
    });
    expect(await enter(night)).toEqual([[1, "entered-and-undone"]]);
    expect(await attended(eventId)).toBe(0);
  });

  test("is noted in the trail where it entered somebody, by how many", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { shortCode } = await aRegistration(services, center, eventId);
    const night = aNight(eventId, `${shortCode}\nnobody`);
    await enter(night);
    await enter(night);
    const rows = await services.db
      .select({ action: audit.action, to: audit.to })
      .from(audit)
      .where(and(eq(audit.subjectId, eventId), eq(audit.subjectKind, "roster")));
    expect(rows).toEqual([{ action: "arrivals entered from paper", to: "1 person" }]);
  });

  test.each([
    ["empty", " \n-\n", "no-codes"],
    ["longer than can be read at once", "12345678 ".repeat(mostPaperEntries + 1), "too-many"],
  ])("that is %s is refused", async (_what, text, problem) => {
    const eventId = await aPublishedEvent(services, center);
    const night = aNight(eventId, text);
    const refused = {
      outcome: "refused",
      reason: "values-not-accepted",
      fields: [{ field: "text", problem }],
    };
    expect(await previewPaperNight(services, night)).toEqual(refused);
    expect(await enterPaperNight(services, night)).toEqual(refused);
  });
});
