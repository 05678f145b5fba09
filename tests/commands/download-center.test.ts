import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readExportFolder } from "~/app/adapters/center-copy/read-export.server";
import { markOf } from "~/app/adapters/codes/codes.server";
import { downloadCenter } from "~/app/commands/download-center.server";
import { importCenter } from "~/app/commands/import-center.server";
import { findCenterByHost } from "~/db/queries/centers";
import { findLastMigration } from "~/db/queries/operations";
import { audit, floorPlans, installationTrail, patrons, rateLimits } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aPerson, password } from "~/tests/factories/people";
import { aPng } from "~/tests/factories/pictures";
import { contactKeys, createTestServices, type TestServices, ticketKeys } from "~/tests/factories/services";
import { unzip } from "~/tests/factories/zip";

let services: TestServices;
let center: TestCenter;
let admin: { userId: string; email: string };
let folder: string;

/** A center with a visitor and a floor plan, and somebody who may take all of it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "fairday-download-"));
  services = await createTestServices();
  center = await aCenter(services);
  admin = await aPerson(services, center);
  const eventId = await aPublishedEvent(services, center);
  await aRegistration(services, center, eventId, { email: "rosa@example.org" });
  const plan = { type: "image/png" as const, width: 400, height: 300, picture: aPng(), alt: "A hall" };
  const id = services.ids.uuid();
  const at = { revision: 1, changedAt: services.clock.now() };
  await services.db.insert(floorPlans).values({ centerId: center.id, eventId, id, ...at, ...plan });
});
afterAll(async () => {
  await services.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => services.db.delete(rateLimits));

const ask = (more: Partial<Parameters<typeof downloadCenter>[1]> = {}) =>
  downloadCenter(services, {
    actor: { kind: "person", id: admin.userId },
    email: admin.email,
    centerId: center.id,
    password,
    ...more,
  });

/** Once the one before has let go of its connection. */
async function begun() {
  let result = await ask();
  await expect
    .poll(async () => {
      if (result.outcome !== "begun") result = await ask();
      return result.outcome;
    })
    .toBe("begun");
  if (result.outcome !== "begun") throw new Error(JSON.stringify(result));
  return result.archive;
}
const bytesOf = async (archive: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(archive).arrayBuffer());
const trail = () =>
  services.db.select().from(installationTrail).where(eq(installationTrail.action, "exported"));

describe("a center's download", () => {
  test("unpacks to an export that another installation brings in, with its pictures", async () => {
    const into = join(folder, "whole");
    const paths = unzip(await bytesOf(await begun()), into);
    expect(paths.at(-1)).toBe("manifest.json");
    expect(paths.some((path) => path.startsWith("files/"))).toBe(true);
    const there = await createTestServices();
    const rings = { TICKET_KEY: ticketKeys.map(markOf), CONTACT_KEY: contactKeys.map(markOf) };
    const source = await readExportFolder(into);
    const schema = await findLastMigration(there.db);
    const imported = await importCenter(there, { source, host: null, schema, rings });
    expect(imported.outcome).toBe("imported");
    expect((await findCenterByHost(there.db, { host: center.host }))?.id).toBe(center.id);
    expect(await there.db.$count(patrons)).toBe(1);
    await there.drop();
  });

  test("holds no key, and no password of anybody", async () => {
    const into = join(folder, "keys");
    unzip(await bytesOf(await begun()), into);
    const all = JSON.stringify((await readExportFolder(into)).manifest);
    const archive = (await bytesOf(await begun())).toString("latin1") + all;
    for (const { bytes } of [...ticketKeys, ...contactKeys]) {
      expect(archive).not.toContain(Buffer.from(bytes).toString("latin1"));
      expect(archive).not.toContain(Buffer.from(bytes).toString("base64"));
    }
    expect(archive).not.toContain("argon2");
  });

  test("is written in both trails by who took it, before anything is read", async () => {
    const before = (await trail()).length;
    const archive = await begun();
    await archive.cancel();
    const rows = await trail();
    expect(rows.slice(before)).toMatchObject([{ actorId: admin.userId, subjectId: center.id }]);
    const own = await services.db.select().from(audit).where(eq(audit.action, "exported"));
    expect(own.at(-1)).toMatchObject({ centerId: center.id, actorId: admin.userId, subjectKind: "center" });
  });

  test("asks for the password, and takes no wrong one", async () => {
    const before = (await trail()).length;
    expect(await ask({ password: "a wrong guess" })).toEqual({ outcome: "wrong" });
    expect((await trail()).length).toBe(before);
  });

  test("is there one at a time, and again once the first was taken or its reader left", async () => {
    const first = await begun();
    expect(await ask()).toMatchObject({ outcome: "refused", reason: "export-under-way" });
    await first.cancel();
    await (await begun()).cancel();
  });

  test("is of no center that is not there", async () => {
    expect(await ask({ centerId: services.ids.uuid() })).toMatchObject({ reason: "not-found" });
  });
});
