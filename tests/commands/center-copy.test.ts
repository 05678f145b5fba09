import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeExportFolder } from "~/app/adapters/center-copy/export-folder.server";
import { ExportRefusal } from "~/app/adapters/center-copy/export-shape.server";
import { readExportFolder } from "~/app/adapters/center-copy/read-export.server";
import { markOf } from "~/app/adapters/codes/codes.server";
import { exportCenter } from "~/app/commands/export-center.server";
import { importCenter } from "~/app/commands/import-center.server";
import { recordScan } from "~/app/commands/record-scan.server";
import type { Rings } from "~/app/domain/centers/import";
import { listCenterTables } from "~/db/queries/whole-center";
import {
  accounts,
  audit,
  centers,
  floorPlans,
  memberships,
  patrons,
  sessions,
  smsConsents,
  smsStops,
  users,
} from "~/db/schema";
import { seedDemonstration } from "~/db/seed";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { aPng } from "../factories/pictures";
import { contactKeys, createTestServices, type TestServices, ticketKeys } from "../factories/services";

const rings: Rings = { TICKET_KEY: ticketKeys.map(markOf), CONTACT_KEY: contactKeys.map(markOf) };
const schema = 28;

let folder: string;
let there: TestServices;
let center: TestCenter;
let ticketCode: string;
let eventId: string;
let exported: string;
const installations: TestServices[] = [];

/** A center with a visitor's ticket, a floor plan, a member and a number that wants no texts, exported. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "fairday-export-"));
  there = await createTestServices();
  center = await aCenter(there);
  eventId = await aPublishedEvent(there, center);
  const registered = await aRegistration(there, center, eventId, { email: "rosa@example.org" });
  ticketCode = registered.ticketCode;
  await there.db.insert(floorPlans).values({
    centerId: center.id,
    eventId,
    id: there.ids.uuid(),
    revision: 4,
    type: "image/png",
    width: 400,
    height: 300,
    picture: aPng(),
    alt: "A hall with a wall around it",
    changedAt: there.clock.now(),
  });
  await there.db.insert(smsConsents).values({
    centerId: center.id,
    id: there.ids.uuid(),
    registrationId: registered.registrationId,
    phoneHash: "a number's hash",
    textVersion: "1",
    language: "en",
    givenAt: there.clock.now(),
    endedAt: there.clock.now(),
    endedAs: "own-page",
  });
  await there.db.insert(smsStops).values({ phoneHash: "a number's hash", stoppedAt: there.clock.now() });
  await aMember(there, "ana@library.example");
  exported = await exportedTo("whole");
}, 60_000);
afterAll(async () => {
  await Promise.all([there, ...installations].map((services) => services.drop()));
  rmSync(folder, { recursive: true, force: true });
});

async function aMember(services: TestServices, email: string): Promise<string> {
  const userId = services.ids.uuid();
  const now = services.clock.now();
  await services.db
    .insert(users)
    .values({ id: userId, name: "Ana Reyes", email, emailVerified: true, createdAt: now, updatedAt: now });
  await services.db
    .insert(memberships)
    .values({ centerId: center.id, id: services.ids.uuid(), userId, role: "admin", createdAt: now });
  await services.db.insert(audit).values({
    centerId: center.id,
    id: services.ids.uuid(),
    at: now,
    actorKind: "person",
    actorId: userId,
    subjectKind: "center",
    subjectId: center.id,
    action: "edited name",
  });
  return userId;
}

async function exportedTo(name: string, of = { services: there, host: center.host }): Promise<string> {
  const target = join(folder, name);
  await writeExportFolder(target, new AbortController().signal, async (sink) => {
    const written = await exportCenter(of.services, { host: of.host, schema, rings, sink });
    if (written.outcome === "refused") throw new Error(written.reason);
    return written.manifest;
  });
  return target;
}

async function anInstallation(): Promise<TestServices> {
  const services = await createTestServices();
  installations.push(services);
  return services;
}

async function imported(
  services: TestServices,
  from = exported,
  more: { host?: string; rings?: Rings; schema?: number } = {},
) {
  return importCenter(services, {
    source: await readExportFolder(from),
    host: more.host ?? null,
    schema: more.schema ?? schema,
    rings: more.rings ?? rings,
  });
}

/** A copy of the export that something happened to. */
function harmed(harm: (copy: string) => void): string {
  const copy = mkdtempSync(join(folder, "harmed-"));
  cpSync(exported, copy, { recursive: true });
  harm(copy);
  return copy;
}

/** All rows of a center, table by table, without what each server numbers by itself. */
async function everyRow(services: TestServices, centerId: string): Promise<Record<string, string[]>> {
  const tables = await listCenterTables(services.db);
  const found: Record<string, string[]> = {};
  for (const { name, stamps } of tables) {
    const rows = await services.db.execute<{ row: string }>(sql`
      select (to_jsonb(t) - 'place' - ${`{${stamps.join(",")}}`}::text[])::text as row from ${sql.identifier(name)} t
      where center_id = ${centerId}`);
    found[name] = rows.map(({ row }) => row).sort();
  }
  return found;
}

describe("a center that is brought into another installation", () => {
  test("has every row that it had, under the same ids", async () => {
    const [seeded, here] = [await anInstallation(), await anInstallation()];
    await seedDemonstration(seeded, "http://localhost:3000");
    const [told] = await seeded.db.select().from(centers);
    if (told === undefined) throw new Error("no demonstration");
    const whole = await exportedTo("demonstration", { services: seeded, host: told.host });
    expect(await imported(here, whole)).toMatchObject({ outcome: "imported", centerId: told.id });
    const [before, after] = [await everyRow(seeded, told.id), await everyRow(here, told.id)];
    expect(Object.values(before).flat().length).toBeGreaterThan(1000);
    const isImport = (row: string) => row.includes('"action": "imported"');
    expect({ ...after, audit: after.audit?.filter((row) => !isImport(row)) }).toEqual(before);
    const [row] = await here.db.select().from(centers).where(eq(centers.id, told.id));
    expect(row).toEqual(told);
  }, 120_000);

  test("lets a ticket in that was made before, where the keys came along", async () => {
    const here = await anInstallation();
    expect(await imported(here)).toMatchObject({ outcome: "imported" });
    const scan = await recordScan(here, {
      actor: center.door,
      eventId,
      scanId: here.ids.uuid(),
      text: ticketCode,
      scannedAt: null,
      door: "Main",
      device: null,
      override: false,
      verdictMs: null,
    });
    expect(scan).toMatchObject({ outcome: "recorded", answer: { outcome: "admitted" } });
    const [patron] = await here.db.select().from(patrons);
    expect(here.contacts.openIfAny(patron?.emailCipher ?? null)).toBe("rosa@example.org");
    expect(await here.db.$count(smsStops)).toBe(1);
  });

  test("keeps its pictures to the byte, and its kept pages' numbers", async () => {
    const here = await anInstallation();
    await imported(here);
    const [plan] = await here.db.select().from(floorPlans);
    expect(plan).toMatchObject({ revision: 4, picture: Buffer.from(aPng()) });
  });

  test("may get another host", async () => {
    const here = await anInstallation();
    expect(await imported(here, exported, { host: "jobs.other.example" })).toMatchObject({
      host: "jobs.other.example",
    });
    expect(await here.db.select({ host: centers.host }).from(centers)).toEqual([
      { host: "jobs.other.example" },
    ]);
  });

  test("has its people without a password, and those who are known there under the id that they have there", async () => {
    const here = await anInstallation();
    const now = here.clock.now();
    const known = here.ids.uuid();
    await here.db.insert(users).values({
      id: known,
      name: "Ana",
      email: "ana@library.example",
      emailVerified: true,
      createdAt: now,
      updatedAt: now,
    });
    await imported(here);
    expect(await here.db.select({ userId: memberships.userId }).from(memberships)).toEqual([
      { userId: known },
    ]);
    const acted = await here.db.select().from(audit).where(eq(audit.actorKind, "person"));
    expect(acted).toMatchObject([{ actorId: known }]);
    expect(await here.db.$count(accounts)).toBe(0);
  });

  test("finds those who have another address there by their id", async () => {
    const here = await anInstallation();
    const [person] = await there.db.select().from(users);
    if (person === undefined) throw new Error("nobody");
    await here.db.insert(users).values({ ...person, email: "moved@library.example" });
    expect(await imported(here)).toMatchObject({ outcome: "imported" });
    expect(await here.db.select({ email: users.email }).from(users)).toEqual([
      { email: "moved@library.example" },
    ]);
  });

  test("gives nothing to whoever typed a member's address there and never proved it", async () => {
    const here = await anInstallation();
    const now = here.clock.now();
    const userId = here.ids.uuid();
    await here.db
      .insert(users)
      .values({ id: userId, name: "Mallory", email: "ana@library.example", createdAt: now, updatedAt: now });
    const of = { id: here.ids.uuid(), userId, createdAt: now, updatedAt: now };
    await here.db
      .insert(accounts)
      .values({ ...of, accountId: userId, providerId: "credential", password: "x" });
    await here.db
      .insert(sessions)
      .values({ ...of, token: "a session", expiresAt: new Date(now.getTime() + 1e9) });
    await imported(here);
    expect([await here.db.$count(accounts), await here.db.$count(sessions)]).toEqual([0, 0]);
  });
});

describe("an import is refused, with nothing written,", () => {
  let here: TestServices;
  beforeAll(async () => {
    here = await anInstallation();
  });

  test.each<[string, (copy: string) => void, RegExp]>([
    [
      "of a file cut short",
      (copy) => truncateSync(join(copy, "tables/registrations.jsonl"), 20),
      /not what was written/,
    ],
    [
      "of a file that is missing",
      (copy) => rmSync(join(copy, "tables/patrons.jsonl")),
      /patrons\.jsonl is missing/,
    ],
    [
      "of a file that was added",
      (copy) => writeFileSync(join(copy, "tables/x.jsonl"), ""),
      /none of its files/,
    ],
    ["without a manifest", (copy) => rmSync(join(copy, "manifest.json")), /no finished export/],
    ["with a manifest cut short", (copy) => truncateSync(join(copy, "manifest.json"), 300), /cannot be read/],
    [
      "with a manifest that leads out of its folder",
      (copy) =>
        rewrite(copy, (text) => text.replace('"path": "tables/patrons.jsonl"', '"path": "../patrons.jsonl"')),
      /cannot be read/,
    ],
    [
      "without a picture",
      (copy) => {
        const [digest = "none"] = readdirSync(join(copy, "files"));
        rmSync(join(copy, "files", digest));
      },
      /files\/[0-9a-f]{64} is missing/,
    ],
  ])("%s", async (_what, harm, why) => {
    await expect(imported(here, harmed(harm))).rejects.toThrow(why);
    await expect(imported(here, harmed(harm))).rejects.toBeInstanceOf(ExportRefusal);
    expect(await here.db.$count(centers)).toBe(0);
  });

  test("whose manifest counts more rows than there are", async () => {
    const copy = harmed((path) =>
      rewrite(path, (text) => text.replace(/("name": "patrons",\s*"rows": )1/, "$12")),
    );
    expect(await imported(here, copy)).toMatchObject({ reason: "rows-differ", table: "patrons" });
    expect([await here.db.$count(centers), await here.db.$count(users)]).toEqual([0, 0]);
  });

  test.each([
    ["of an older release", schema + 1, "export-is-older"],
    ["of a newer release", schema - 1, "export-is-newer"],
  ])("%s", async (_what, at, reason) => {
    expect(await imported(here, exported, { schema: at })).toMatchObject({ outcome: "refused", reason });
  });

  test.each<[string, Rings, object]>([
    [
      "where the keys are missing, by their names and what needs them",
      { TICKET_KEY: [], CONTACT_KEY: rings.CONTACT_KEY },
      { keys: [{ ring: "TICKET_KEY", id: "k1", rows: 2, isAnother: false }] },
    ],
    [
      "where a key has the same name and is another",
      { TICKET_KEY: rings.TICKET_KEY, CONTACT_KEY: [markOf({ id: "c1", bytes: new Uint8Array(32) })] },
      { keys: [{ ring: "CONTACT_KEY", id: "c1", rows: 1, isAnother: true }] },
    ],
  ])("%s", async (_what, other, expected) => {
    expect(await imported(here, exported, { rings: other })).toMatchObject({
      reason: "keys-missing",
      ...expected,
    });
    expect(await here.db.$count(centers)).toBe(0);
  });
});

describe("of two imports at once", () => {
  test("one center comes in once, and the other is told that it is there", async () => {
    const here = await anInstallation();
    const both = await Promise.all([imported(here), imported(here)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["imported", "refused"]);
    expect(both.find(({ outcome }) => outcome === "refused")).toMatchObject({ reason: "center-is-there" });
    expect(await here.db.$count(centers)).toBe(1);
  });

  test("a center is refused whose host another has", async () => {
    const here = await anInstallation();
    await here.db.insert(centers).values({ ...(await someCenter()), id: here.ids.uuid() });
    expect(await imported(here)).toMatchObject({ reason: "center-is-there", host: center.host });
  });
});

async function someCenter() {
  const [row] = await there.db.select().from(centers).where(eq(centers.id, center.id));
  if (row === undefined) throw new Error("no center");
  return row;
}

function rewrite(copy: string, change: (text: string) => string): void {
  const path = join(copy, "manifest.json");
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

describe("an export", () => {
  test("that is stopped leaves nothing", async () => {
    const ending = new AbortController();
    const target = join(folder, "stopped");
    const stopped = writeExportFolder(target, ending.signal, async (sink) => {
      ending.abort();
      const written = await exportCenter(there, { host: center.host, schema, rings, sink });
      if (written.outcome === "refused") throw new Error(written.reason);
      return written.manifest;
    });
    await expect(stopped).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.startsWith("stopped"))).toEqual([]);
  });

  test("holds no secret of its people", () => {
    const [person = ""] = readFileSync(join(exported, "tables/users.jsonl"), "utf8").split("\n");
    expect(Object.keys(JSON.parse(person)).sort()).toEqual([
      "createdAt",
      "email",
      "emailVerified",
      "id",
      "name",
    ]);
    expect(
      readdirSync(join(exported, "tables")).filter((name) => /^(?:accounts|sessions|two_)/.test(name)),
    ).toEqual([]);
  });

  test("lists every tenant table, each after those that it points to", () => {
    const { tables } = JSON.parse(readFileSync(join(exported, "manifest.json"), "utf8"));
    const names: string[] = tables.map(({ name }: { name: string }) => name);
    expect(names.slice(0, 3)).toEqual(["centers", "users", "sms_stops"]);
    expect(names.indexOf("events")).toBeLessThan(names.indexOf("registrations"));
    expect(names.length).toBeGreaterThan(70);
  });
});
