import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { removeLogo, saveLogo } from "~/app/commands/save-logo.server";
import { readPicture } from "~/app/domain/fairs/picture";
import { logoOf } from "~/app/http/logo.server";
import { findLogo } from "~/db/queries/center-logos";
import { findCenter } from "~/db/queries/centers";
import { audit } from "~/db/schema";
import { aCenter, anActor, type TestCenter } from "../factories/center";
import { aPng } from "../factories/pictures";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let uploadId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
  uploadId = services.ids.uuid();
});

function picture(width = 400) {
  const read = readPicture(aPng({ width, height: 300 }));
  if (read.outcome === "refused") throw new Error(read.problem);
  return read.picture;
}
const save = (given: ReturnType<typeof picture> | null = picture()) =>
  saveLogo(services, { actor: anActor(services, center.id, "admin"), uploadId, picture: given });
const stored = async () => {
  const found = await findCenter(services.db, { centerId: center.id });
  if (found === null) throw new Error("no center");
  return found;
};
const trail = () => services.db.$count(audit, eq(audit.centerId, center.id));

test("a logo stands under its digest, and every kept page is rendered anew", async () => {
  const before = await stored();
  expect(await save()).toEqual({ outcome: "saved" });
  const { logo, revision } = await stored();
  expect(logo).toMatchObject({ width: 400, height: 300 });
  expect(revision).toBe(before.revision + 1);
  const digest = logo?.digest ?? "";
  expect(logoOf({ logo })).toEqual({ href: `/logos/${digest}`, width: 400, height: 300 });
  const found = await findLogo(services.db, { centerId: center.id, digest });
  expect(found).toMatchObject({ type: "image/png", bytes: Buffer.from(picture().bytes) });
});

test("a logo is no other center's", async () => {
  await save();
  const { logo } = await stored();
  const other = await aCenter(services);
  expect(await findLogo(services.db, { centerId: other.id, digest: logo?.digest ?? "" })).toBeNull();
});

test("the same upload again changes nothing, and another takes its place", async () => {
  await save();
  const before = [await trail(), (await stored()).revision];
  await save();
  expect([await trail(), (await stored()).revision]).toEqual(before);
  uploadId = services.ids.uuid();
  await save(picture(500));
  expect((await stored()).logo?.width).toBe(500);
});

test("a form without a picture is sent back", async () => {
  expect(await save(null)).toMatchObject({ fields: [{ field: "picture", problem: "required" }] });
});

test("a logo that is removed is gone, and removing it again changes nothing", async () => {
  await save();
  const remove = () => removeLogo(services, { actor: anActor(services, center.id, "admin") });
  await remove();
  expect((await stored()).logo).toBeNull();
  const before = await trail();
  await remove();
  expect(await trail()).toBe(before);
});
