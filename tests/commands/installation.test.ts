import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptInvitation } from "~/app/commands/accept-invitation.server";
import { archiveCenter, restoreCenter } from "~/app/commands/archive-center.server";
import { claimMessages } from "~/app/commands/claim-messages.server";
import { moveCenter } from "~/app/commands/move-center.server";
import {
  nameInstallationAdmin,
  offerInstallation,
  removeInstallationAdmin,
} from "~/app/commands/name-installation-admin.server";
import { setUpCenter } from "~/app/commands/set-up-center.server";
import {
  isInstallationAdmin,
  listCenterOverviews,
  listCentersOf,
  listInstallationAdmins,
  listTrail,
  listTrailPeople,
} from "~/db/queries/installation";
import { centers, installationAdmins, installationTrail, memberships, outbox } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { createTestServer } from "../factories/server";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let adminId: string;
let made = 0;

beforeAll(async () => {
  services = await createTestServices();
  adminId = await aPerson("chief@city.example");
});
afterAll(() => services.drop());
beforeEach(async () => {
  await services.db.delete(installationAdmins);
  await services.db.insert(installationAdmins).values({ userId: adminId });
  center = await aCenter(services);
});

const actor = () => ({ kind: "person" as const, id: adminId });
const aPerson = (email: string) =>
  services.accounts.addPerson({ email, name: `The ${email}`, password: "correct horse battery" });
const stored = async () => (await services.db.select().from(centers).where(eq(centers.id, center.id)))[0];
const actionsOn = async (subjectId: string) => {
  const rows = await services.db
    .select()
    .from(installationTrail)
    .where(eq(installationTrail.subjectId, subjectId))
    .orderBy(installationTrail.id);
  return rows.map(({ action, actorId }) => [action, actorId]);
};
const aNewCenter = () => {
  made += 1;
  return {
    name: "East Side",
    host: `east-${made}.example`,
    timeZone: "America/Chicago",
    locale: "es",
    mailFrom: `mail@east-${made}.example`,
    contactEmail: `help@east-${made}.example`,
    adminEmail: `ana-${made}@library.example`,
  };
};

describe("a new center", () => {
  test("has what its form says, and is made once by one form", async () => {
    const given = { id: services.ids.uuid(), ...aNewCenter() };
    expect(await setUpCenter(services, given, actor())).toMatchObject({
      outcome: "made",
      centerId: given.id,
    });
    expect(await setUpCenter(services, given, actor())).toMatchObject({ reason: "already-done" });
    const [row] = await services.db.select().from(centers).where(eq(centers.id, given.id));
    const { name, host, timeZone, locale, mailFrom } = given;
    expect(row).toMatchObject({ name, host, timeZone, locale, mailFrom });
    expect(row?.settings.contactEmail).toBe(given.contactEmail);
    expect(await actionsOn(given.id)).toEqual([["made", adminId]]);
  });

  test("needs a host of its own", async () => {
    const given = { ...aNewCenter(), host: center.host };
    const refused = { reason: "host-taken", fields: [{ field: "host" }] };
    expect(await setUpCenter(services, given, actor())).toMatchObject(refused);
  });
});

describe("a center's host", () => {
  test("is changed, its kept pages are rendered anew, and the trail says so", async () => {
    const before = await stored();
    const request = { actor: actor(), centerId: center.id, host: `moved-${center.host}` };
    expect(await moveCenter(services, request)).toEqual({ outcome: "moved" });
    const revision = (before?.revision ?? 0) + 1;
    expect(await stored()).toMatchObject({ host: `moved-${center.host}`, revision });
    const [entry] = await listTrail(services.db, { limit: 1 });
    const change = { from: center.host, to: `moved-${center.host}` };
    expect(entry).toMatchObject({ action: "moved", subject: center.name, ...change });
    expect(entry?.actor).toBe("The chief@city.example");
  });

  test("stays where another center has the new one", async () => {
    const other = await aCenter(services);
    const request = { actor: actor(), centerId: center.id, host: other.host };
    expect(await moveCenter(services, request)).toMatchObject({ reason: "host-taken" });
    expect((await stored())?.host).toBe(center.host);
  });
});

describe("the installation's trail", () => {
  const day = 24 * 60 * 60 * 1000;
  const idsOf = async (params: Partial<Parameters<typeof listTrail>[1]>) =>
    (await listTrail(services.db, { limit: 100, ...params })).map(({ id }) => id);

  /** Three rows, a day apart: of this center, of another, and of a person by somebody else. */
  async function threeDeeds() {
    const [other, helper] = [await aCenter(services), await aPerson(`helper-${center.id}@city.example`)];
    const begun = services.clock.now().getTime();
    const row = (n: number, actorId: string, action: string, subjectId: string) => ({
      ...{ id: services.ids.uuid(), at: new Date(begun + n * day), actorId, action, subjectId },
    });
    const rows = [
      row(1, adminId, "archived", center.id),
      row(2, helper, "archived", other.id),
      row(3, adminId, "named", helper),
    ] as const;
    await services.db.insert(installationTrail).values([...rows]);
    return { ids: rows.map(({ id }) => id), times: rows.map(({ at }) => at), helper };
  }

  test("is asked by center, by person as doer or as whom it was done to, and by days", async () => {
    const { ids, times, helper } = await threeDeeds();
    const [first, second, third] = ids;
    expect(await idsOf({ centerId: center.id })).toEqual([first]);
    expect(await idsOf({ personId: helper })).toEqual([third, second]);
    expect(await idsOf({ from: times[1], until: times[2] })).toEqual([second]);
    expect(await idsOf({ from: times[2] })).toEqual([third]);
  });

  test("goes on after the last row that was shown", async () => {
    const { ids, times, helper } = await threeDeeds();
    const [, second, third] = ids;
    expect(await idsOf({ personId: helper, limit: 1 })).toEqual([third]);
    const before = { at: times[2] ?? new Date(0), id: third ?? "" };
    expect(await idsOf({ personId: helper, before })).toEqual([second]);
  });

  test("names whoever stands in it", async () => {
    const { helper } = await threeDeeds();
    const people = (await listTrailPeople(services.db)).map(({ id }) => id);
    expect(people).toEqual(expect.arrayContaining([adminId, helper]));
    expect(people).not.toContain(center.id);
  });
});

describe("a closed center", () => {
  const archive = () => archiveCenter(services, { actor: actor(), centerId: center.id });
  const restore = () => restoreCenter(services, { actor: actor(), centerId: center.id });

  test("answers the API that it is closed, and as before once it is opened again", async () => {
    const ask = () => {
      const request = new Request(`http://${center.host}/api/v1/events`, { headers: { host: center.host } });
      return createTestServer(services).fetch(request);
    };
    expect(await archive()).toEqual({ outcome: "archived" });
    const closed = await ask();
    expect(closed.status).toBe(410);
    await restore();
    expect((await ask()).status).toBe(401);
  });

  test("is closed and opened once, however often that is asked", async () => {
    for (const set of [archive, archive, restore, restore]) await set();
    expect((await stored())?.archivedAt).toBeNull();
    expect(await actionsOn(center.id)).toEqual([
      ["archived", adminId],
      ["restored", adminId],
    ]);
  });

  test("sends no mail until it is open again", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "rosa@example.org" });
    const due = async () =>
      (await claimMessages(services, { limit: 100 })).filter(({ centerId }) => centerId === center.id).length;
    await archive();
    expect(await services.db.$count(outbox, eq(outbox.centerId, center.id))).toBeGreaterThan(0);
    expect(await due()).toBe(0);
    await restore();
    expect(await due()).toBeGreaterThan(0);
  });
});

describe("an admin of the installation", () => {
  test("is named by another, where somebody has proved the address", async () => {
    const userId = await aPerson("second@city.example");
    const name = (email: string) => nameInstallationAdmin(services, { actor: actor(), email });
    expect(await name("Second@city.example")).toEqual({ outcome: "named" });
    expect(await name("nobody@city.example")).toMatchObject({ reason: "no-such-person" });
    expect(await isInstallationAdmin(services.db, { userId })).toBe(true);
    expect(await listInstallationAdmins(services.db)).toHaveLength(2);
  });

  test("is not lost as the last, where two are taken at once", async () => {
    const other = await aPerson("third@city.example");
    await nameInstallationAdmin(services, { actor: actor(), email: "third@city.example" });
    const both = await Promise.all(
      [adminId, other].map((userId) => removeInstallationAdmin(services, { actor: actor(), userId })),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["refused", "removed"]);
    expect(both.find(({ outcome }) => outcome === "refused")).toMatchObject({ reason: "last-admin" });
  });

  test("is whoever proves an address that the operator named", async () => {
    expect(await offerInstallation(services, { email: "First@city.example" })).toEqual({
      outcome: "offered",
    });
    const setUp = await setUpCenter(services, { ...aNewCenter(), adminEmail: "first@city.example" });
    if (setUp.outcome === "refused") throw new Error(setUp.reason);
    const accepted = await acceptInvitation(services, {
      center: { id: setUp.centerId },
      token: setUp.token,
      userId: null,
      person: { name: "Ana", password: "correct horse battery" },
    });
    if (accepted.outcome !== "accepted") throw new Error(accepted.outcome);
    expect(await isInstallationAdmin(services.db, { userId: accepted.userId })).toBe(true);
  });

  test("waits as long as a center asks for an authenticator app that is not set up", async () => {
    const settings = { ...center.settings, totpRoles: ["staff" as const] };
    await services.db.update(centers).set({ settings }).where(eq(centers.id, center.id));
    const of = { centerId: center.id, id: services.ids.uuid(), userId: adminId, role: "staff" as const };
    await services.db.insert(memberships).values({ ...of, createdAt: services.clock.now() });
    expect(await isInstallationAdmin(services.db, { userId: adminId })).toBe(false);
    await services.db.delete(memberships).where(eq(memberships.id, of.id));
    expect(await isInstallationAdmin(services.db, { userId: adminId })).toBe(true);
  });
});

test("the list of centers counts people who work there, each once, and no employers", async () => {
  const userId = await aPerson("worker@city.example");
  const of = { centerId: center.id, userId, createdAt: services.clock.now() };
  await services.db.insert(memberships).values([
    { ...of, id: services.ids.uuid(), role: "staff" },
    { ...of, id: services.ids.uuid(), role: "door" },
    { ...of, id: services.ids.uuid(), role: "employer", employerId: center.employerId },
  ]);
  const found = (await listCenterOverviews(services.db)).find(({ id }) => id === center.id);
  expect(found).toMatchObject({ staff: 1, host: center.host, lastAt: services.clock.now() });
  expect(await listCentersOf(services.db, { userId })).toMatchObject([{ id: center.id }]);
});
