import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CenterDirectory, centerDirectory } from "~/app/http/center-directory.server";
import { centers } from "~/db/schema";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let first: TestCenter;
let directory: CenterDirectory;
let asked: string[];

beforeEach(async () => {
  services = await createTestServices((text) => void (text.includes('from "centers"') && asked.push(text)));
  asked = [];
  first = await aCenter(services);
  directory = centerDirectory(services, "http://localhost:3000");
});
afterEach(() => services.drop());

const rename = (of: TestCenter, name: string) =>
  services.db.update(centers).set({ name }).where(eq(centers.id, of.id));
const later = (seconds: number) => services.clock.set(new Date(noon.getTime() + seconds * 1_000));

test("the only center answers to any host; of two each answers to its own, with or without a port", async () => {
  expect((await directory.find("localhost:3000"))?.id).toBe(first.id);
  const second = await aCenter(services);
  services.live.announce({ kind: "center", centerId: second.id });
  expect((await directory.find(second.host.toUpperCase()))?.id).toBe(second.id);
  expect((await directory.find(`${first.host}:3000`))?.id).toBe(first.id);
  expect(await directory.find("localhost:3000")).toBeNull();
});

test("a change that was announced renews that center alone, and no other is read for it", async () => {
  const second = await aCenter(services);
  await directory.find(first.host);
  await rename(first, "Renamed");
  await rename(second, "Not announced");
  asked = [];
  services.live.announce({ kind: "center", centerId: first.id });
  expect((await directory.find(first.host))?.name).toBe("Renamed");
  expect((await directory.find(second.host))?.name).toBe(second.name);
  expect(asked).toEqual([expect.stringContaining('where "centers"."id" = $1')]);
});

test("a center that moved is found at its new host and at its old one no longer", async () => {
  await aCenter(services);
  await directory.find(first.host);
  await services.db.update(centers).set({ host: "moved.example" }).where(eq(centers.id, first.id));
  services.live.announce({ kind: "center", centerId: first.id });
  expect((await directory.find("moved.example"))?.id).toBe(first.id);
  expect(await directory.find(first.host)).toBeNull();
});

test("a change whose word was lost is found after five seconds", async () => {
  await aCenter(services);
  await directory.find(first.host);
  await rename(first, "Renamed");
  later(5);
  expect((await directory.find(first.host))?.name).toBe(first.name);
  later(6);
  expect((await directory.find(first.host))?.name).toBe("Renamed");
});

test("where nothing changed, only the sum is read again", async () => {
  await aCenter(services);
  await directory.find(first.host);
  asked = [];
  later(6);
  await directory.find(first.host);
  later(7);
  await directory.find(first.host);
  expect(asked).toEqual([expect.stringContaining("sum(hashtext(")]);
});
