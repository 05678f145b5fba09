import { expect, test } from "vitest";
import { type Found, fuzz } from "./run";

const minutes = 60_000;
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const requests = Number(process.env.FUZZ_REQUESTS ?? 100_000);
/** Parts of paths, with commas between, to aim at these alone. */
const only = (process.env.FUZZ_ONLY ?? "").split(",").filter((part) => part !== "");
/** Megabytes that may come on top of what is held after a tenth of the run. */
const growth = 400;

const inOneLine = ({ what, asked, answer }: Found) =>
  [
    what.join("; "),
    asked.method,
    asked.path.slice(0, 300),
    answer.status,
    JSON.stringify(asked.headers).slice(0, 300),
    String(asked.body).slice(0, 600),
  ].join(" | ");

test(`${requests} requests with seed ${seed} find nothing`, { timeout: 20 * minutes }, async () => {
  let told = 0;
  const report = await fuzz({
    seed,
    apiRequests: Math.ceil(requests * 0.9),
    formRequests: Math.ceil(requests * 0.1),
    ...{ pagesEach: 250, only },
    within: 15 * minutes,
    onFound: (found) => process.stdout.write(`found: ${inOneLine(found)}\n`),
    onProgress: (words) => {
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      process.stdout.write(`${words}\n`);
    },
  });
  const { found, ...rest } = report;
  process.stdout.write(`${JSON.stringify({ seed, ...rest, faults: rest.faults.slice(0, 20) }, null, 1)}\n`);
  expect(found.map(inOneLine)).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(report.sent).toBeGreaterThanOrEqual(requests);
  expect(report.memory.most - report.memory.early).toBeLessThan(growth);
});
