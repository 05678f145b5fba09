import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import type { ScanRequest } from "~/app/commands/parts/scan-verdict";
import { recordScan } from "~/app/commands/record-scan.server";
import { reissueTicket } from "~/app/commands/reissue-ticket.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import { countAttendance } from "~/db/queries/check-in";
import { admissions, patrons, registrations, scans } from "~/db/schema";
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

const outcomeOf = async (request: ScanRequest) => {
  const result = await recordScan(services, request);
  return result.outcome === "recorded" ? result.answer.outcome : result.reason;
};

const countAdmissions = () => services.db.$count(admissions, eq(admissions.eventId, eventId));

describe("what is read", () => {
  test.each([
    ["a QR payload of any host", (code: string) => `HTTPS://ELSEWHERE.EXAMPLE/T/${code}`],
    [
      "the code alone, in small letters and with spaces",
      (code: string) => ` ${code.slice(0, 20).toLowerCase()} ${code.slice(20)}\n`,
    ],
    [
      "an address that a foreign keyboard layout garbled",
      (code: string) => `httpsÖ--CENTER.EXAMPLE-T-${code}`,
    ],
  ])("admits by %s", async (_rule, write) => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    expect(await outcomeOf(scan(write(ticketCode)))).toBe("admitted");
  });

  test("admits by the short code, whatever its spaces, within its event alone", async () => {
    const { shortCode } = await aRegistration(services, center, eventId);
    const elsewhere = await aPublishedEvent(services, center);
    expect(await outcomeOf(scan(shortCode, { eventId: elsewhere }))).toBe("unknown-ticket");
    expect(await outcomeOf(scan(`${shortCode.slice(0, 4)} ${shortCode.slice(4)}`))).toBe("admitted");
  });

  test("never admits another text, and keeps its last four signs and its hash", async () => {
    const request = scan("WIFI:S:Library;T:WPA;P:secret;;");
    expect(await outcomeOf(request)).toBe("unknown-ticket");
    const [row] = await services.db
      .select({ hint: scans.hint, codeHash: scans.codeHash })
      .from(scans)
      .where(eq(scans.scanId, request.scanId));
    expect(row?.hint).toBe("et;;");
    expect(row?.codeHash).not.toContain("secret");
  });

  test("never admits a code with a wrong tag, even on override", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const forged = ticketCode.slice(0, 33) + (ticketCode.endsWith("0") ? "1" : "0");
    expect(await outcomeOf(scan(forged, { actor: center.staff, override: true }))).toBe("unknown-ticket");
  });

  test("another center's ticket is unknown here", async () => {
    const other = await aCenter(services);
    const { ticketCode } = await aRegistration(services, other, await aPublishedEvent(services, other));
    expect(await outcomeOf(scan(ticketCode))).toBe("unknown-ticket");
  });

  test("a ticket of another event is told without a name", async () => {
    const elsewhere = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, elsewhere);
    const result = await recordScan(services, scan(ticketCode));
    expect(result).toMatchObject({ answer: { outcome: "wrong-event" }, name: null });
    expect(result).not.toHaveProperty("answer.shortCode");
  });
});

describe("the verdict", () => {
  test("on a repeat names the time and the door of the first admission", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    await recordScan(services, scan(ticketCode, { door: "Garden" }));
    services.clock.advance(60_000);
    expect(await recordScan(services, scan(ticketCode))).toMatchObject({
      isNew: true,
      answer: { outcome: "already-admitted", firstAdmission: { at: noon.toISOString(), door: "Garden" } },
      name: "Rosa Delgado",
    });
  });

  test("refuses a cancelled and a reissued ticket, and lets staff admit either with flags", async () => {
    const cancelled = await aRegistration(services, center, eventId);
    await cancelRegistration(services, {
      actor: center.staff,
      center,
      registrationId: cancelled.registrationId,
    });
    expect(await outcomeOf(scan(cancelled.ticketCode))).toBe("ticket-cancelled");
    const revoked = await aRegistration(services, center, eventId);
    await reissueTicket(services, { actor: center.staff, center, registrationId: revoked.registrationId });
    expect(await outcomeOf(scan(revoked.ticketCode))).toBe("ticket-revoked");
    const byStaff = { actor: center.staff, override: true };
    expect(await recordScan(services, scan(cancelled.ticketCode, byStaff))).toMatchObject({
      answer: { outcome: "admitted", flags: ["override", "cancelled"] },
    });
    expect(await recordScan(services, scan(revoked.ticketCode, byStaff))).toMatchObject({
      answer: { outcome: "admitted", flags: ["override", "revoked"] },
    });
  });

  test("a cancelled event's tickets are cancelled", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    await takeEventStep(services, {
      actor: center.staff,
      center,
      eventId,
      to: "cancelled",
      reason: "Burst pipe",
    });
    expect(await outcomeOf(scan(ticketCode))).toBe("ticket-cancelled");
  });

  test("outside the doors' hours is closed, and says the hours", async () => {
    const later = await aPublishedEvent(services, center, {
      doorsOpenAt: new Date(noon.getTime() + 3_600_000),
    });
    const { ticketCode } = await aRegistration(services, center, later);
    expect(await recordScan(services, scan(ticketCode, { eventId: later }))).toMatchObject({
      answer: {
        outcome: "door-closed",
        opensAt: "2026-12-01T21:00:00.000Z",
        closesAt: "2026-12-02T01:00:00.000Z",
      },
    });
  });

  test("an override by role door is refused and nothing is recorded", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode, { override: true });
    expect(await outcomeOf(request)).toBe("override-not-allowed");
    expect(await services.db.$count(scans, eq(scans.scanId, request.scanId))).toBe(0);
  });
});

describe("the time of a scan", () => {
  test.each([
    ["is the device's", -90_000, null, -90_000],
    ["is the server's where the device is more than two minutes ahead", 121_000, "clock-ahead", 0],
    [
      "is the server's where the device is more than 24 hours before the doors",
      -(25 * 3_600_000) - 1,
      "clock-behind",
      0,
    ],
  ])("%s", async (_rule, offset, flag, expected) => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const scannedAt = new Date(noon.getTime() + offset);
    const request = scan(ticketCode, { scannedAt });
    await recordScan(services, request);
    const [row] = await services.db
      .select({ at: scans.at, scannedAt: scans.scannedAt, flags: scans.flags })
      .from(scans)
      .where(eq(scans.scanId, request.scanId));
    expect(row).toEqual({
      at: new Date(noon.getTime() + expected),
      scannedAt,
      flags: flag === null ? [] : [flag],
    });
  });
});

describe("the same scan again", () => {
  test("gets its first answer, also after a cancellation; the name is gone after a purge", async () => {
    const { ticketCode, registrationId } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode);
    const first = await recordScan(services, request);
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    expect(await recordScan(services, request)).toEqual({ ...first, isNew: false });
    await services.db.delete(patrons).where(eq(patrons.registrationId, registrationId));
    expect(await recordScan(services, request)).toEqual({ ...first, isNew: false, name: null, person: null });
  });

  test("with another code or at another event is refused and nothing is recorded", async () => {
    const [ana, ben] = [
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
    ];
    const request = scan(ana.ticketCode);
    await recordScan(services, request);
    const elsewhere = await aPublishedEvent(services, center);
    expect(await outcomeOf({ ...request, text: ben.ticketCode })).toBe("scan-id-reused");
    expect(await outcomeOf({ ...request, eventId: elsewhere })).toBe("scan-id-reused");
    expect(await countAdmissions()).toBe(1);
  });

  test("after an undo says when it was undone and admits nobody", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode);
    await recordScan(services, request);
    services.clock.advance(60_000);
    await undoScan(services, {
      actor: center.door,
      scanId: request.scanId,
      undoId: services.ids.uuid(),
      undoneAt: null,
    });
    expect(await recordScan(services, request)).toMatchObject({
      isNew: false,
      answer: { outcome: "admitted" },
      undoneAt: services.clock.now(),
    });
    expect(await countAdmissions()).toBe(0);
    expect(await outcomeOf(scan(ticketCode))).toBe("admitted");
  });
});

describe("an undo", () => {
  const undo = (scanId: string, more: Partial<Parameters<typeof undoScan>[1]> = {}) =>
    undoScan(services, { actor: center.door, scanId, undoId: services.ids.uuid(), undoneAt: null, ...more });

  test("repeated is one undo", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode);
    await recordScan(services, request);
    const first = await undo(request.scanId);
    services.clock.advance(1000);
    expect(await undo(request.scanId)).toEqual(first);
    expect(await services.db.$count(scans, eq(scans.undoes, request.scanId))).toBe(1);
  });

  test("by the door is for its own scans and for ten minutes as the device timed them; staff may always", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode, { scannedAt: noon });
    await recordScan(services, request);
    const other = anActor(services, center.id, "door");
    expect(await undo(request.scanId, { actor: other })).toMatchObject({ reason: "not-your-scan" });
    services.clock.advance(3_600_000);
    expect(await undo(request.scanId, { undoneAt: new Date(noon.getTime() + 600_001) })).toMatchObject({
      reason: "too-late-to-undo",
    });
    expect(await undo(request.scanId, { actor: center.staff })).toMatchObject({ outcome: "undone" });
  });

  test("of an unknown scan finds nothing, also of another center's", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode);
    await recordScan(services, request);
    expect(await undo(services.ids.uuid())).toMatchObject({ reason: "not-found" });
    const other = await aCenter(services);
    expect(await undo(request.scanId, { actor: other.staff })).toMatchObject({ reason: "not-found" });
  });
});

describe("attendance", () => {
  test("counts places that stand, people who came and scans refused", async () => {
    const [ana, ben] = [
      await aRegistration(services, center, eventId),
      await aRegistration(services, center, eventId),
    ];
    await recordScan(services, scan(ana.ticketCode));
    await recordScan(services, scan(ana.ticketCode));
    await recordScan(services, scan("nothing"));
    await cancelRegistration(services, { actor: center.staff, center, registrationId: ben.registrationId });
    expect(await countAttendance(services.db, { centerId: center.id, eventId })).toEqual({
      registered: 1,
      admitted: 1,
      refused: 2,
    });
  });
});

describe("scans are facts", () => {
  test("the database refuses to change or delete one", async () => {
    const request = scan("nothing");
    await recordScan(services, request);
    const isIt = eq(scans.scanId, request.scanId);
    await expect(services.db.update(scans).set({ hint: "x" }).where(isIt)).rejects.toThrow();
    await expect(services.db.delete(scans).where(isIt)).rejects.toThrow();
  });
});

describe("races at the door on a real server", () => {
  test("twenty scans of one ticket with ids of their own admit once", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(scan(ticketCode))));
    expect(outcomes.filter((outcome) => outcome === "admitted")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "already-admitted")).toHaveLength(19);
    expect(await countAdmissions()).toBe(1);
  });

  test("twenty deliveries of one scan give one row and one answer", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const request = scan(ticketCode);
    const results = await Promise.all(Array.from({ length: 20 }, () => recordScan(services, request)));
    expect(results.filter((result) => result.outcome === "recorded" && result.isNew)).toHaveLength(1);
    expect(
      new Set(
        results.map((result) => (result.outcome === "recorded" ? JSON.stringify(result.answer) : "refused")),
      ).size,
    ).toBe(1);
    expect(await services.db.$count(scans, eq(scans.scanId, request.scanId))).toBe(1);
  });

  test("one id for two tickets at once admits one person", async () => {
    const people = await Promise.all([
      aRegistration(services, center, eventId),
      aRegistration(services, center, eventId),
    ]);
    const scanId = services.ids.uuid();
    const outcomes = await Promise.all(
      people.map(({ ticketCode }) => outcomeOf(scan(ticketCode, { scanId }))),
    );
    expect(outcomes.toSorted()).toEqual(["admitted", "scan-id-reused"]);
    expect(await countAdmissions()).toBe(1);
  });

  test("a scan and a cancellation at once end in an order that could have been", async () => {
    for (let n = 0; n < 10; n += 1) {
      const { ticketCode, registrationId } = await aRegistration(services, center, eventId);
      const [outcome] = await Promise.all([
        outcomeOf(scan(ticketCode)),
        cancelRegistration(services, { actor: center.staff, center, registrationId }),
      ]);
      expect(["admitted", "ticket-cancelled"]).toContain(outcome);
      const admitted = await services.db.$count(admissions, eq(admissions.registrationId, registrationId));
      expect(admitted).toBe(outcome === "admitted" ? 1 : 0);
    }
  });

  test("a scan does not wait for a registration that holds the event", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    await services.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from events where id = ${eventId} for no key update`);
      expect(await outcomeOf(scan(ticketCode))).toBe("admitted");
    });
  });

  /** Reads, decides and writes as the command does, but the admission's key and the revision guard nothing. */
  async function admitUnguarded(registrationId: string): Promise<boolean> {
    const [seen] = await services.db.execute<{ came: number }>(
      sql`select count(*)::int as came from unguarded_admissions where registration_id = ${registrationId}`,
    );
    if (seen === undefined || seen.came > 0) return false;
    await services.db.execute(sql`insert into unguarded_admissions values (${registrationId})`);
    return true;
  }

  test("without the guards the same race admits more than once", async () => {
    await services.db.execute(sql`create table unguarded_admissions (registration_id uuid)`);
    const { registrationId } = await aRegistration(services, center, eventId);
    const admitted = await Promise.all(Array.from({ length: 20 }, () => admitUnguarded(registrationId)));
    expect(admitted.filter(Boolean).length).toBeGreaterThan(1);
  });
});

test("a ticket's registration keeps its revision in step with what changed", async () => {
  const { registrationId, ticketCode } = await aRegistration(services, center, eventId);
  const revision = async () => {
    const [row] = await services.db
      .select({ revision: registrations.revision })
      .from(registrations)
      .where(and(eq(registrations.centerId, center.id), eq(registrations.id, registrationId)));
    return row?.revision;
  };
  const before = await revision();
  const request = scan(ticketCode);
  await recordScan(services, request);
  expect(await revision()).toBe(before);
  await undoScan(services, {
    actor: center.staff,
    scanId: request.scanId,
    undoId: services.ids.uuid(),
    undoneAt: null,
  });
  expect(await revision()).toBe((before ?? 0) + 1);
});
