import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CenterInput, changeCenter } from "~/app/commands/change-center.server";
import { changeBranch, changeRoom } from "~/app/commands/change-place.server";
import { createBranch, createRoom } from "~/app/commands/create-place.server";
import { editEmployer } from "~/app/commands/edit-employer.server";
import { audit, centers, employers, rooms } from "~/db/schema";
import { aCenter, anEmployer, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let other: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
  other = await aCenter(services);
  services.live.announced.length = 0;
});

const input = (more: Partial<CenterInput> = {}): CenterInput => ({
  name: center.name,
  timeZone: center.timeZone,
  mailFrom: center.mailFrom,
  ...center.settings,
  ...more,
});
const change = (more: Partial<CenterInput>) =>
  changeCenter(services, { actor: center.staff, centerId: center.id, center: input(more) });

/** The revision that a center was made with, its first branch included. */
const made = 2;
async function revisionOf(id: string) {
  const [row] = await services.db.select().from(centers).where(eq(centers.id, id));
  return row?.revision;
}
const trail = (subjectId: string) =>
  services.db.select().from(audit).where(eq(audit.subjectId, subjectId)).orderBy(audit.id);

describe("changing a center's settings", () => {
  test("raises the center's revision, which the kept pages depend on, and announces it", async () => {
    expect(await change({ name: "Harbor Job Center" })).toEqual({ outcome: "changed", changed: ["name"] });
    expect(await revisionOf(center.id)).toBe(made + 1);
    expect(services.live.announced).toEqual([{ kind: "center", centerId: center.id }]);
  });

  test("leaves the other center alone", async () => {
    await change({ name: "Harbor Job Center" });
    expect(await revisionOf(other.id)).toBe(made);
  });

  test("that changes nothing raises and announces nothing", async () => {
    expect(await change({})).toEqual({ outcome: "changed", changed: [] });
    expect(await revisionOf(center.id)).toBe(made);
    expect(services.live.announced).toEqual([]);
  });

  test("notes each field with what it was and is", async () => {
    await change({ brandColor: "#0b5563", ownNetworks: ["192.0.2.0/24"], totpRoles: ["admin"] });
    const rows = await trail(center.id);
    expect(
      rows
        .map(({ action, from, to }) => [action, from, to])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    ).toEqual([
      ["edited brandColor", null, "#0b5563"],
      ["edited ownNetworks", "", "192.0.2.0/24"],
      ["edited totpRoles", "", "admin"],
    ]);
  });

  test.each([
    ["a time zone that is none", { timeZone: "Mars/Olympus" }, "timeZone", "time-zone"],
    ["a color too light to read", { brandColor: "#7cc7d6" }, "brandColor", "contrast-too-low"],
    ["a network that is none", { ownNetworks: ["192.0.2.0/33"] }, "ownNetworks", "network-form"],
  ])("refuses %s beside its field and keeps all as it was", async (_rule, more, field, problem) => {
    expect(await change({ name: "Other", ...more })).toEqual({
      outcome: "refused",
      reason: "values-not-accepted",
      fields: [{ field, problem }],
    });
    expect(await revisionOf(center.id)).toBe(made);
  });
});

describe("changing a branch or a room", () => {
  const branch = (more = {}) => ({
    actor: center.staff,
    centerId: center.id,
    branchId: center.branchId,
    branch: { name: "Central", address: "630 River Street", ...more },
  });
  const room = (more = {}) => ({
    actor: center.staff,
    centerId: center.id,
    roomId: center.roomId,
    room: { name: "Auditorium", postedLoad: 300, ...more },
  });

  test("that is added raises the center's revision, since the list of events can be narrowed to it", async () => {
    const branch = { name: "Hilltop", address: null };
    await createBranch(services, { actor: center.staff, centerId: center.id, branch });
    expect(await revisionOf(center.id)).toBe(made + 1);
    expect(services.live.announced).toEqual([{ kind: "center", centerId: center.id }]);
  });

  test("raises the center's revision, since event pages show them", async () => {
    expect(await changeBranch(services, branch({ address: "1 New Street" }))).toEqual({ outcome: "changed" });
    expect(await changeRoom(services, room({ name: "Hall" }))).toMatchObject({ outcome: "changed" });
    expect(await revisionOf(center.id)).toBe(made + 2);
    expect(services.live.announced).toHaveLength(2);
  });

  test("notes what was changed and nothing else", async () => {
    await changeRoom(services, room({ postedLoad: 250 }));
    const rows = await trail(center.roomId);
    expect(rows.map(({ action, from, to }) => [action, from, to])).toEqual([
      ["added", null, "Auditorium"],
      ["edited postedLoad", "300", "250"],
    ]);
  });

  test("refuses the name of another room in the branch beside the field", async () => {
    const made = { branchId: center.branchId, name: "Attic", postedLoad: 10 };
    await createRoom(services, { actor: center.staff, centerId: center.id, room: made });
    expect(await changeRoom(services, room({ name: "attic" }))).toEqual({
      outcome: "refused",
      reason: "already-there",
      fields: [{ field: "name", problem: "already-there" }],
    });
  });

  test("takes a lower load, a fact on the wall, and says how many events ahead allow more", async () => {
    await aPublishedEvent(services, center, { roomId: center.roomId, capacity: 100 });
    expect(await changeRoom(services, room({ postedLoad: 99 }))).toEqual({
      outcome: "changed",
      eventsAbove: 1,
    });
    expect(await changeRoom(services, room({ postedLoad: 100 }))).toEqual({
      outcome: "changed",
      eventsAbove: 0,
    });
  });

  test("does not find another center's", async () => {
    const refused = { outcome: "refused", reason: "not-found" };
    expect(await changeBranch(services, { ...branch(), centerId: other.id })).toEqual(refused);
    expect(await changeRoom(services, { ...room(), centerId: other.id })).toEqual(refused);
    const [kept] = await services.db.select().from(rooms).where(eq(rooms.id, center.roomId));
    expect(kept?.name).toBe("Auditorium");
  });
});

describe("editing an employer", () => {
  const edit = (more = {}) =>
    editEmployer(services, {
      actor: center.staff,
      centerId: center.id,
      employerId: center.employerId,
      employer: { ...anEmployer(), ...more },
    });

  test("raises the center's revision, since event pages show its name", async () => {
    expect(await edit({ legalName: "Harborline Inc." })).toEqual({
      outcome: "edited",
      changed: ["legalName"],
    });
    expect(await revisionOf(center.id)).toBe(made + 1);
    expect(services.live.announced).toEqual([{ kind: "center", centerId: center.id }]);
  });

  test("names a contact's change in the trail without the person's name or address", async () => {
    await edit({ contactName: "Ana Lopez", contactEmail: "ana@harborline.example" });
    const rows = (await trail(center.employerId)).filter(({ action }) => action.startsWith("edited"));
    expect(rows.map(({ action, from, to }) => [action, from, to])).toEqual([
      ["edited contactName", null, null],
      ["edited contactEmail", null, null],
    ]);
  });

  test("does not find another center's", async () => {
    const employer = { ...anEmployer(), legalName: "Changed" };
    const request = { actor: other.staff, centerId: other.id, employerId: center.employerId, employer };
    expect(await editEmployer(services, request)).toEqual({ outcome: "refused", reason: "not-found" });
    const [kept] = await services.db.select().from(employers).where(eq(employers.id, center.employerId));
    expect(kept?.legalName).toBe(anEmployer().legalName);
  });
});
