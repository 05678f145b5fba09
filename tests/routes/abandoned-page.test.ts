import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let pages: ServedPages;
let path: string;
let cookies: Record<string, string>;

beforeAll(async () => {
  services = await createTestServices();
  const center = await aCenter(services);
  // The door's page is sent in parts: its data follows it.
  path = `/door/${await aPublishedEvent(services, center)}`;
  pages = await servePages(services, { names: ["door.", "sign-"], origin: `http://${center.host}:3000` });
  const { email } = await aPerson(services, center, "door");
  const volunteer = browse(pages);
  await volunteer.post("/sign-in", { email, password });
  cookies = Object.fromEntries(volunteer.jar.headers);
});
afterAll(() => services.drop());

test("a visitor who leaves while a page is sent is no fault to tell of", async () => {
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const page = await pages.get(path, cookies);
  expect(page.status).toBe(200);
  await page.body?.cancel();
  // The next page is whole, so what the first one had to tell was told by then.
  await (await pages.get(path, cookies)).text();
  expect(told.mock.calls).toEqual([]);
  expect(pages.faults).toEqual([]);
});
