import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "~/db/client.server";
import { makeCountry } from "~/tests/bench/country";
import { aCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { demonstratedStatements } from "./demonstration";
import { keptPlan, sequentialIn } from "./plans";

/** Enough centers that each has a small part of every table, as in a country. */
const centers = 500;
const year = {
  ...{ inquiries: 100, registrations: 60, admissions: 35, events: 12, employers: 3, branches: 1 },
  ...{ referrals: 24, appointments: 20 },
};

let statements: ReadonlyMap<string, readonly number[]>;
let services: TestServices;

beforeAll(async () => {
  statements = await demonstratedStatements();
  services = await createTestServices();
  await makeCountry(services, await aCenter(services), { count: centers, year });
}, 300_000);
afterAll(() => services.drop());

test("no statement reads the whole of a table that grows, whatever values it is given", async () => {
  const one = connect(services.url, { max: 1 });
  await one.sql`set plan_cache_mode = force_generic_plan`;
  // A country's tables are hundreds of times as long: here a few rows by an index cost nearly what the whole does.
  await one.sql`set random_page_cost = 1.1`;
  const found: string[] = [];
  for (const [statement, types] of statements) {
    if (!/^\s*(?:select|insert|update|delete|with)\b/i.test(statement)) continue;
    const tables = sequentialIn(await keptPlan(one.sql, statement, types));
    if (tables.length > 0) found.push(`${tables.join(", ")}: ${statement.replaceAll(/\s+/g, " ").trim()}`);
  }
  const control = "select count(*) from registrations where language = $1";
  expect(sequentialIn(await keptPlan(one.sql, control, [25]))).toEqual(["registrations"]);
  await one.close();
  expect(statements.size).toBeGreaterThan(250);
  expect(found).toEqual([]);
});
