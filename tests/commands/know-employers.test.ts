import { and, eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createEmployer } from "~/app/commands/create-employer.server";
import { editEmployer } from "~/app/commands/edit-employer.server";
import { knowEmployers } from "~/app/commands/know-employers.server";
import { knownBy } from "~/app/domain/employers/look-alikes";
import { listMaybeAlike } from "~/db/queries/vetting";
import { employers } from "~/db/schema";
import { aCenter, anEmployer, type TestCenter } from "~/tests/factories/center";
import { openProcess } from "~/tests/factories/process";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
const faults: unknown[] = [];

beforeAll(async () => {
  services = await createTestServices();
});
beforeEach(async () => {
  center = await aCenter(services);
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await services.drop();
});

const cedar = {
  ...anEmployer(),
  ...{
    legalName: "Cedar Foods",
    website: "https://cedarfoods.example",
    contactEmail: "jo@cedarfoods.example",
  },
};

async function add(more: Partial<typeof cedar> = {}, of: TestCenter = center): Promise<string> {
  const employer = { ...cedar, ...more };
  return (await createEmployer(services, { actor: of.staff, centerId: of.id, employer })).employerId;
}

const alike = async () => {
  const found = await listMaybeAlike(services.db, {
    ...{ centerId: center.id, employerId: services.ids.uuid(), knownBy: knownBy(cedar) },
  });
  return found.map(({ id }) => id);
};
const elsewhere = { website: "https://other.example", contactEmail: "jo@other.example" };
const countUnknown = () => services.db.$count(employers, isNull(employers.knownBy));

test("an employer is found by its name or a domain, in its own center alone", async () => {
  const byName = await add({ legalName: "The Cedar Foods, LLC", ...elsewhere });
  const byDomain = await add({ legalName: "Cedar Catering" });
  await add({ legalName: "Inland Transit", ...elsewhere });
  await add({}, await aCenter(services));
  expect((await alike()).toSorted()).toEqual([byName, byDomain].toSorted());
});

test("an employer that was renamed is found by its new name and no more by the old one", async () => {
  const employerId = await add();
  const employer = { ...cedar, legalName: "Inland Transit", ...elsewhere };
  await editEmployer(services, { actor: center.staff, centerId: center.id, employerId, employer });
  expect(await alike()).toEqual([]);
});

test("one of which it is not written yet is read too, until a worker has written it", async () => {
  const employerId = await add({ legalName: "Inland Transit", ...elsewhere });
  const isIt = and(eq(employers.centerId, center.id), eq(employers.id, employerId));
  await services.db.update(employers).set({ knownBy: null }).where(isIt);
  expect(await alike()).toContain(employerId);
  expect(await knowEmployers(services)).toBeGreaterThan(0);
  expect(await alike()).toEqual([]);
  expect(await countUnknown()).toBe(0);
});

test("whoever changes a name without it, as the former release does, leaves it to be written anew", async () => {
  const employerId = await add({ legalName: "Inland Transit", ...elsewhere });
  await knowEmployers(services);
  await services.sql`update employers set legal_name = 'Cedar Foods' where id = ${employerId}`;
  expect(await countUnknown()).toBe(1);
  await services.sql`update employers set street = '1 Main Street' where id = ${employerId}`;
  await knowEmployers(services);
  expect(await alike()).toEqual([employerId]);
});

test("two workers at once write each once", async () => {
  for (let n = 0; n < 5; n += 1) await add({ legalName: `Employer ${n}` });
  await services.sql`update employers set known_by = null where center_id = ${center.id}`;
  const unknown = await countUnknown();
  const two = [0, 1].map(() => openProcess(services, (error) => faults.push(error)));
  const known = await Promise.all(two.map((process) => knowEmployers(process.services)));
  await Promise.all(two.map((process) => process.close()));
  const rest = await knowEmployers(services);
  expect(known.reduce((sum, n) => sum + n, rest)).toBe(unknown);
});

test("a center of many employers is not read as a whole", async () => {
  await services.sql`
    insert into employers (center_id, id, legal_name, street, website, size_band, contact_name, contact_email, created_at,
      known_by)
    select ${center.id}, gen_random_uuid(), 'Employer ' || n, 'x', 'x', '1-4', 'x', 'x', now(), array['name:' || n]
    from generate_series(1, 20000) n`;
  await services.sql`analyze employers`;
  const query = listMaybeAlike(services.db, {
    ...{ centerId: center.id, employerId: center.employerId, knownBy: knownBy(cedar) },
  });
  const plan = await services.db.execute(sql`explain ${query}`);
  const words = JSON.stringify(plan);
  expect(words).toContain("employers_known_by");
  expect(words).not.toContain("Seq Scan");
});
