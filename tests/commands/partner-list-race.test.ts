import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepPartnerList, takeOverPartnerList } from "~/app/commands/take-over-partner-list.server";
import { findReferral } from "~/db/queries/referrals";
import { audit, referralImports, referralSteps } from "~/db/schema";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { aPartner, aReferral } from "~/tests/factories/referrals";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let partnerId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  partnerId = await aPartner(services, center);
});

/** Five people whom the center sent to one partner. */
async function fiveReferrals() {
  const made = [];
  for (let n = 0; n < 5; n++) made.push((await aReferral(services, center, { partnerId })).referralId);
  return Promise.all(
    made.map(async (referralId) => {
      const found = await findReferral(services.db, { centerId: center.id, referralId });
      if (found === null) throw new Error("no referral");
      return found;
    }),
  );
}

/** The list in which a partner says that all of them came. @returns its id */
async function aList(referrals: Awaited<ReturnType<typeof fiveReferrals>>): Promise<string> {
  const importId = services.ids.uuid();
  const rows = referrals.map(({ code }, n) => ({
    row: n + 2,
    code,
    reference: null,
    servedOn: "2026-12-01",
  }));
  const kept = await keepPartnerList(services, { actor: center.staff, center, importId, partnerId, rows });
  expect(kept).toEqual({ outcome: "kept" });
  return importId;
}

const takeOver = (importId: string) =>
  takeOverPartnerList(services, { actor: center.staff, center, importId });
const served = () =>
  services.db.$count(
    referralSteps,
    and(eq(referralSteps.centerId, center.id), eq(referralSteps.to, "served")),
  );
const told = () =>
  services.db.$count(
    audit,
    and(eq(audit.centerId, center.id), eq(audit.action, "partner's list taken over")),
  );

test("a list that six confirm at once is taken over once, and all are answered alike", async () => {
  const importId = await aList(await fiveReferrals());
  const answers = await Promise.all(Array.from({ length: 6 }, () => takeOver(importId)));
  expect(answers).toEqual(Array.from({ length: 6 }, () => ({ outcome: "taken-over", count: 5 })));
  expect([await served(), await told()]).toEqual([5, 1]);
});

test("of two lists that name the same people, taken over at once, each person is confirmed once", async () => {
  const referrals = await fiveReferrals();
  const lists = [await aList(referrals), await aList([...referrals].reverse())];
  const outcomes = (await Promise.all(lists.map(takeOver))).map(({ outcome }) => outcome).sort();
  expect(outcomes).toEqual(["taken-over", "wrong"]);
  expect([await served(), await told()]).toEqual([5, 1]);
});

/** Looks whether a list waits and confirms all of it, as a command would that holds neither the list nor the referrals. */
async function takeOverUnheld(importId: string): Promise<void> {
  const isIt = and(eq(referralImports.centerId, center.id), eq(referralImports.id, importId));
  const [list] = await services.db.select().from(referralImports).where(isIt);
  if (list === undefined || list.importedAt !== null) return;
  await services.db.execute(sql`
    insert into referral_steps (center_id, id, referral_id, no, "from", "to", how, by, at)
    select r.center_id, gen_random_uuid(), r.id, 2, r.state, 'served', 'partner-file', 'nobody', r.made_at
    from referrals r where r.center_id = ${center.id} and r.partner_id = ${partnerId}`);
  await services.db.update(referralImports).set({ importedAt: noon }).where(isIt);
}

test("control: without the list's row and the steps' numbers, people are confirmed several times", async () => {
  const first = await aList(await fiveReferrals());
  await services.db.execute(sql`drop index referral_steps_no`);
  await Promise.all(Array.from({ length: 6 }, () => takeOverUnheld(first)));
  expect(await served()).toBeGreaterThan(5);
  center = await aCenter(services);
  partnerId = await aPartner(services, center);
  const second = await aList(await fiveReferrals());
  await services.db.execute(sql`
    create unique index referral_steps_no on referral_steps (center_id, referral_id, no)
    where center_id = ${sql.raw(`'${center.id}'`)}`);
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => takeOverUnheld(second)));
  expect(tries.some(({ status }) => status === "rejected")).toBe(true);
  expect(await served()).toBe(5);
});
