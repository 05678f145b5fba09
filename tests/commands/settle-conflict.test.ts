import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { reissueTicket } from "~/app/commands/reissue-ticket.server";
import { settleConflict } from "~/app/commands/settle-conflict.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import type { Settlement } from "~/app/domain/check-in/settlement";
import { countAttendance } from "~/db/queries/check-in";
import { countOpenConflicts, listConflicts, listOddScans } from "~/db/queries/conflicts";
import { audit } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { aConflict, aScan } from "../factories/scans";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let conflict: Awaited<ReturnType<typeof aConflict>>;
let ticketCode: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aPublishedEvent(services, center);
  const registered = await aRegistration(services, center, eventId, { name: "Rosa Delgado" });
  ticketCode = registered.ticketCode;
  conflict = await aConflict(services, center, { ...registered, eventId, text: ticketCode });
});

const of = () => ({ centerId: center.id, eventId });
const minutesAgo = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);
const settle = (settledAs: Settlement, more: Partial<Parameters<typeof settleConflict>[1]> = {}) =>
  settleConflict(services, { actor: center.staff, eventId, conflict, settledAs, ...more });
const trail = () =>
  services.db
    .select({ from: audit.from, to: audit.to, by: audit.actorId })
    .from(audit)
    .where(and(eq(audit.subjectId, conflict.registrationId), eq(audit.action, "conflict settled")));
const undo = (scanId: string) =>
  undoScan(services, { actor: center.staff, scanId, undoId: services.ids.uuid(), undoneAt: null });
const told = { outcome: "admitted" as const, people: 1 };

describe("a conflict", () => {
  test("is listed with the person and both scans: door, time, device", async () => {
    expect(await listConflicts(services.db, of())).toMatchObject([
      {
        registrationId: conflict.registrationId,
        name: "Rosa Delgado",
        partySize: 1,
        kind: "two-admissions",
        scanA: { scanId: conflict.scanA, door: "North door", device: "North door phone", at: minutesAgo(4) },
        scanB: { scanId: conflict.scanB, door: "South door", device: "South door phone", at: minutesAgo(3) },
        settled: null,
      },
    ]);
  });

  test("that is settled says how, when and by whom, and waits no longer", async () => {
    expect(await countOpenConflicts(services.db, of())).toBe(1);
    expect(await settle("shared-ticket")).toEqual({ outcome: "settled" });
    expect(await countOpenConflicts(services.db, of())).toBe(0);
    expect(await listConflicts(services.db, of())).toMatchObject([
      { settled: { as: "shared-ticket", at: noon } },
    ]);
    expect(await trail()).toEqual([{ from: "two-admissions", to: "shared-ticket", by: center.staff.id }]);
  });

  test("settled twice the same is settled once; in another way afterwards it is refused", async () => {
    const both = await Promise.all([settle("same-person"), settle("same-person")]);
    expect(both).toEqual([{ outcome: "settled" }, { outcome: "settled" }]);
    expect(await settle("mistake")).toEqual({ outcome: "refused", reason: "already-settled" });
    expect(await trail()).toHaveLength(1);
  });

  test("raced by three findings takes one of them", async () => {
    const results = await Promise.all([settle("same-person"), settle("shared-ticket"), settle("mistake")]);
    expect(results.filter(({ outcome }) => outcome === "settled")).toHaveLength(1);
    expect(await trail()).toHaveLength(1);
  });

  test("changes no count by being settled; taking the later scan back ends it and stays settled", async () => {
    await settle("mistake");
    expect((await countAttendance(services.db, of())).admitted).toBe(1);
    await undo(conflict.scanB);
    expect((await countAttendance(services.db, of())).admitted).toBe(1);
    expect(await listConflicts(services.db, of())).toMatchObject([
      { settled: { as: "mistake" }, scanA: { isUndone: false }, scanB: { isUndone: true } },
    ]);
  });

  test("that an undo ended is not found", async () => {
    await undo(conflict.scanB);
    expect(await settle("mistake")).toEqual({ outcome: "refused", reason: "not-found" });
  });

  test("of another event or another center is not found", async () => {
    const elsewhere = await aPublishedEvent(services, center);
    const refused = { outcome: "refused", reason: "not-found" };
    expect(await settle("mistake", { eventId: elsewhere })).toEqual(refused);
    const other = await aCenter(services);
    expect(await settle("mistake", { actor: other.staff })).toEqual(refused);
    expect(await listConflicts(services.db, { centerId: other.id, eventId })).toEqual([]);
  });
});

test("a place that had been given back and a ticket that was replaced are conflicts of one scan", async () => {
  services.clock.set(minutesAgo(20));
  const given = await aRegistration(services, center, eventId, { name: "Kim" });
  await cancelRegistration(services, { actor: center.staff, center, registrationId: given.registrationId });
  const replaced = await aRegistration(services, center, eventId, { name: "Lee" });
  await reissueTicket(services, { actor: center.staff, center, registrationId: replaced.registrationId });
  services.clock.set(noon);
  for (const { ticketCode: text } of [given, replaced]) {
    await aScan(services, center, { eventId, text, told, scannedAt: minutesAgo(2) });
  }
  const found = await listConflicts(services.db, of());
  const kinds = found.map(({ name, kind, scanA, scanB }) => [name, kind, scanA.scanId === scanB.scanId]);
  expect(new Set(kinds.map(String))).toEqual(
    new Set(["Kim,ticket-cancelled,true", "Lee,ticket-revoked,true", "Rosa Delgado,two-admissions,false"]),
  );
});

test("worth a look are scans on no list and by clocks that were far off, and no others", async () => {
  await aScan(services, center, { eventId, text: "no such ticket 4711", told, scannedAt: minutesAgo(2) });
  const nextYear = new Date("2027-12-01T10:00:00Z");
  await aScan(services, center, { eventId, text: ticketCode, told, scannedAt: nextYear });
  await aScan(services, center, { eventId, text: ticketCode, told, scannedAt: new Date(0) });
  await aScan(services, center, { eventId, text: ticketCode });
  const odd = await listOddScans(services.db, { ...of(), limit: 10 });
  const looks = odd.map(({ flags, name, hint, scannedAt }) => ({ flags, name, hint, scannedAt }));
  expect(looks).toHaveLength(3);
  expect(looks).toEqual(
    expect.arrayContaining([
      { flags: ["offline", "unlisted"], name: null, hint: "4711", scannedAt: minutesAgo(2) },
      expect.objectContaining({
        flags: ["clock-ahead", "offline"],
        name: "Rosa Delgado",
        scannedAt: nextYear,
      }),
      expect.objectContaining({ flags: ["clock-behind", "offline"], scannedAt: new Date(0) }),
    ]),
  );
  expect(await listOddScans(services.db, { ...of(), limit: 2 })).toHaveLength(2);
});
