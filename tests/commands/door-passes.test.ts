import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { withdrawDevice } from "~/app/commands/withdraw-device.server";
import { withdrawInvitation } from "~/app/commands/withdraw-invitation.server";
import { decideOffer } from "~/app/domain/access/invitation";
import { mayDo } from "~/app/domain/access/operations";
import { type OwnDeviceRole, ownDeviceRoles } from "~/app/domain/access/roles";
import { actorOfCookies, deviceCookie } from "~/app/http/find-actor.server";
import { findUploadingDevice } from "~/db/queries/access";
import { listDevices, listDoorPasses, movePasses } from "~/db/queries/devices";
import { devices, invitations } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const hour = 60 * 60 * 1000;
const day = 24 * hour;
/** The factory's events close their doors five hours after noon. */
const doorsClose = noon.getTime() + 5 * hour;

let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
});

async function aPass(deviceRole: OwnDeviceRole = "door") {
  const made = await makeDoorPass(services, { actor: center.staff, eventId, deviceRole });
  if (made.outcome === "refused") throw new Error(made.reason);
  const { code } = services.codes.invitation({ id: made.passId, generation: 1 });
  return { passId: made.passId, token: code };
}

const redeem = (token: string, label = "Nia's phone") => redeemDoorPass(services, { center, token, label });

async function aPhone(deviceRole: OwnDeviceRole = "door") {
  const result = await redeem((await aPass(deviceRole)).token);
  if (result.outcome === "refused") throw new Error(result.reason);
  const headers = new Headers({ cookie: `${deviceCookie}=${result.credential}` });
  return { ...result, headers, credentialHash: services.codes.hash(result.credential) };
}

const actorOf = (headers: Headers) => actorOfCookies(services, center.id, headers);
const uploading = (credentialHash: string) =>
  findUploadingDevice(services.db, { centerId: center.id, credentialHash, now: services.clock.now() });

describe("a door pass", () => {
  test("signs a phone in to its event alone, with the role door", async () => {
    const { headers, deviceId } = await aPhone();
    expect(await actorOf(headers)).toEqual({
      kind: "device",
      id: deviceId,
      centerId: center.id,
      role: "door",
      eventId,
    });
  });

  test("scanned by many phones at once signs in one", async () => {
    const { token } = await aPass();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => redeem(token, `Phone ${index}`)),
    );
    expect(results.filter((result) => result.outcome === "signed-in")).toHaveLength(1);
    expect(await listDevices(services.db, { centerId: center.id, eventId })).toHaveLength(1);
  });

  /** Reads, decides and writes as the command does, but no lock makes the others wait. */
  async function redeemUnlocked(token: string): Promise<boolean> {
    const tokenHash = services.codes.hash(token);
    return services.db.transaction(async (tx) => {
      const [pass] = await tx.select().from(invitations).where(eq(invitations.tokenHash, tokenHash));
      const isOpen = decideOffer(pass ?? null, noon).outcome === "open";
      await tx.execute(sql`select pg_sleep(0.05)`);
      if (isOpen)
        await tx.update(invitations).set({ usedAt: noon }).where(eq(invitations.tokenHash, tokenHash));
      return isOpen;
    });
  }

  test("read without its lock lets in more than one of them", async () => {
    const { token } = await aPass();
    const results = await Promise.all(Array.from({ length: 8 }, () => redeemUnlocked(token)));
    expect(results.filter((isIn) => isIn).length).toBeGreaterThan(1);
  });

  test("works once, and is listed until then", async () => {
    const { token } = await aPass();
    const open = () =>
      listDoorPasses(services.db, { centerId: center.id, eventId, now: services.clock.now() });
    expect(await open()).toHaveLength(1);
    await redeem(token);
    expect(await redeem(token)).toMatchObject({ reason: "invitation-over" });
    expect(await open()).toEqual([]);
  });

  test("withdrawn before it was used signs nobody in", async () => {
    const { passId, token } = await aPass();
    await withdrawInvitation(services, { actor: center.staff, invitationId: passId, eventId });
    expect(await redeem(token)).toMatchObject({ reason: "invitation-over" });
  });

  test("is not withdrawn by the page of another event", async () => {
    const { passId, token } = await aPass();
    const other = { actor: center.staff, invitationId: passId, eventId: services.ids.uuid() };
    expect(await withdrawInvitation(services, other)).toMatchObject({ reason: "not-found" });
    expect((await redeem(token)).outcome).toBe("signed-in");
  });

  test("can be taken until the doors are closed for twelve hours, and made no later", async () => {
    const { token } = await aPass();
    services.clock.set(new Date(doorsClose + 12 * hour));
    expect(await redeem(token)).toMatchObject({ reason: "invitation-over" });
    expect(await makeDoorPass(services, { actor: center.staff, eventId })).toMatchObject({
      reason: "event-over",
    });
  });

  test("of another center opens nothing here", async () => {
    const { token } = await aPass();
    const other = await aCenter(services);
    expect(await redeemDoorPass(services, { center: other, token, label: "x" })).toMatchObject({
      reason: "invitation-over",
    });
    const foreign = { actor: { ...center.staff, centerId: other.id }, eventId };
    expect(await makeDoorPass(services, foreign)).toMatchObject({ reason: "not-found" });
  });
});

describe("a phone with a door pass", () => {
  test("opens the door until it is closed for twelve hours", async () => {
    const { headers } = await aPhone();
    services.clock.set(new Date(doorsClose + 12 * hour - 1000));
    expect(await actorOf(headers)).not.toBeNull();
    services.clock.set(new Date(doorsClose + 12 * hour));
    expect(await actorOf(headers)).toMatchObject({ endedAt: new Date(doorsClose + 12 * hour) });
  });

  test("takes scans made before it ended and refuses later ones, for seven days", async () => {
    const { headers } = await aPhone();
    const { ticketCode } = await aRegistration(services, center, eventId);
    services.clock.set(new Date(doorsClose + 13 * hour));
    const actor = await actorOf(headers);
    expect(actor).toMatchObject({ endedAt: new Date(doorsClose + 12 * hour) });
    expect([mayDo(actor, "scan.record"), mayDo(actor, "door.open"), mayDo(actor, "ticket.search")]).toEqual([
      true,
      false,
      false,
    ]);
    if (actor === null) return;
    const scan = (scannedAt: Date | null) =>
      recordScan(services, {
        actor,
        eventId,
        scanId: services.ids.uuid(),
        text: ticketCode,
        scannedAt,
        door: null,
        device: null,
        override: false,
        verdictMs: null,
      });
    expect(await scan(new Date(doorsClose + 12 * hour))).toMatchObject({ reason: "device-over" });
    expect(await scan(null)).toMatchObject({ reason: "device-over" });
    expect(await scan(noon)).toMatchObject({ answer: { outcome: "admitted", at: noon.toISOString() } });
  });

  test("may send what it scanned for seven more days", async () => {
    const { credentialHash } = await aPhone();
    const ended = doorsClose + 12 * hour;
    services.clock.set(new Date(ended + 7 * day - 1000));
    expect(await uploading(credentialHash)).toMatchObject({ eventId, endedAt: new Date(ended) });
    services.clock.set(new Date(ended + 7 * day));
    expect(await uploading(credentialHash)).toBeNull();
  });

  test("withdrawn neither opens the door nor sends, and its streams end", async () => {
    const { headers, deviceId, credentialHash } = await aPhone();
    const request = { actor: center.staff, eventId, deviceId };
    expect(await withdrawDevice(services, request)).toEqual({ outcome: "withdrawn" });
    expect(await actorOf(headers)).toBeNull();
    expect(await uploading(credentialHash)).toBeNull();
    expect(services.live.announced).toContainEqual({
      kind: "access",
      centerId: center.id,
      holderId: deviceId,
    });
    expect(await withdrawDevice(services, request)).toMatchObject({ reason: "not-found" });
  });

  test("is not signed in at another center", async () => {
    const { headers } = await aPhone();
    const other = await aCenter(services);
    expect(await actorOfCookies(services, other.id, headers)).toBeNull();
  });

  test("follows the doors when the event moves", async () => {
    const { headers } = await aPhone();
    const expiresAt = new Date(doorsClose + 3 * day);
    const moved = {
      centerId: center.id,
      eventId,
      roles: ownDeviceRoles,
      expiresAt,
      uploadsUntil: new Date(expiresAt.getTime() + 7 * day),
    };
    await movePasses(services.db, moved);
    services.clock.set(new Date(doorsClose + 2 * day));
    expect(await actorOf(headers)).not.toBeNull();
  });

  test("is kept by the hash of its credential", async () => {
    const { credential, deviceId } = await aPhone();
    const [row] = await services.db.select().from(devices).where(eq(devices.id, deviceId));
    expect(JSON.stringify(row)).not.toContain(credential);
  });
});

describe("a kiosk pass", () => {
  test("signs a tablet in to its event alone, with the role kiosk", async () => {
    const { headers, deviceId, role } = await aPhone("kiosk");
    expect(role).toBe("kiosk");
    const expected = { kind: "device", id: deviceId, centerId: center.id, role: "kiosk", eventId };
    expect(await actorOf(headers)).toEqual(expected);
  });

  test("does nothing after its end, not even send", async () => {
    const { headers } = await aPhone("kiosk");
    const may = async () => {
      const actor = await actorOf(headers);
      const asked = ["kiosk.open", "kiosk.check-in", "kiosk.register", "scan.record"] as const;
      return asked.filter((operation) => mayDo(actor, operation, { eventId }));
    };
    services.clock.set(new Date(doorsClose + 12 * hour - 1000));
    expect(await may()).toEqual(["kiosk.open", "kiosk.check-in", "kiosk.register"]);
    services.clock.set(new Date(doorsClose + 12 * hour));
    expect(await may()).toEqual([]);
  });

  test("withdrawn signs nobody in, neither before nor after a tablet took it", async () => {
    const { passId, token } = await aPass("kiosk");
    await withdrawInvitation(services, { actor: center.staff, invitationId: passId, eventId });
    expect(await redeem(token)).toMatchObject({ reason: "invitation-over" });
    const { headers, deviceId } = await aPhone("kiosk");
    await withdrawDevice(services, { actor: center.staff, eventId, deviceId });
    expect(await actorOf(headers)).toBeNull();
  });

  test("is listed as what it is", async () => {
    await aPass("kiosk");
    await aPhone("kiosk");
    await aPhone();
    const of = { centerId: center.id, eventId };
    expect(await listDoorPasses(services.db, { ...of, now: noon })).toMatchObject([{ role: "kiosk" }]);
    const roles = (await listDevices(services.db, of)).map(({ role }) => role);
    expect(roles.sort()).toEqual(["door", "kiosk"]);
  });
});
