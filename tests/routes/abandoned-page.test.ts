import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { aCenter, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  await aPublishedEvent(services, center);
});
afterAll(() => services.drop());

test("a visitor who leaves while a page is sent is no fault to tell of", async () => {
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const pages = await servePages(services, { names: ["($locale)"] });
  const page = await pages.get("/", { host: center.host });
  await page.body?.cancel();
  // The next page is whole, so what the first one had to tell was told by then.
  await (await pages.get("/", { host: center.host })).text();
  expect(told.mock.calls).toEqual([]);
  expect(pages.faults).toEqual([]);
});
