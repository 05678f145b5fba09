import { expect, test } from "vitest";
import { fuzz } from "./fuzz/run";

test("whatever is sent to the API and to the forms, no answer is a fault, tells of the inside or shows what was sent as markup", {
  timeout: 120_000,
}, async () => {
  const report = await fuzz({
    seed: 20261125,
    apiRequests: 400,
    formRequests: 300,
    pagesEach: 40,
    within: 90_000,
  });
  // First what the application wrote: it says where.
  expect(report.faults).toEqual([]);
  expect(report.found.slice(0, 5)).toEqual([]);
  expect(report.sent).toBeGreaterThanOrEqual(700);
  expect(report.forms).toBeGreaterThan(30);
});
