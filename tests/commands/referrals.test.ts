import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changePartner, createPartner, retirePartner } from "~/app/commands/change-partner.server";
import { makeReferral } from "~/app/commands/make-referral.server";
import { markReferral, nameReference } from "~/app/commands/mark-referral.server";
import { isShortCode } from "~/app/domain/tickets/short-code";
import { findPartner, listPartners } from "~/db/queries/partners";
import { countReferrals, findReferral, listReferralSteps, listReferrals } from "~/db/queries/referrals";
import { centers, referralSteps } from "~/db/schema";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { createTestDatabase } from "~/tests/factories/database";
import { aPartner, aReferral } from "~/tests/factories/referrals";
import { createTestServices, noon, servicesOn, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
});

const of = (referralId: string) => ({ centerId: center.id, referralId });
const step = (referralId: string, more: Partial<Parameters<typeof markReferral>[1]> = {}) => ({
  ...{ actor: center.staff, center, referralId, stepId: services.ids.uuid() },
  ...{ to: "served" as const, how: "partner" as const, servedOn: "2026-12-01" },
  ...more,
});
const revisionOf = async (id: string) => {
  const [row] = await services.db
    .select({ revision: centers.revision })
    .from(centers)
    .where(eq(centers.id, id));
  return row?.revision ?? 0;
};

describe("a partner", () => {
  test("is added once by one form, and the directory is rendered anew", async () => {
    const before = await revisionOf(center.id);
    const partnerId = await aPartner(services, center, { name: "Closet" });
    const found = await findPartner(services.db, { centerId: center.id, partnerId });
    const { id: _id, retiredAt: _retiredAt, ...partner } = found ?? expect.fail("no partner");
    const again = { actor: center.staff, centerId: center.id, partnerId, partner };
    expect(await createPartner(services, again)).toEqual({ outcome: "created" });
    expect(await listPartners(services.db, { centerId: center.id, which: "public" })).toHaveLength(1);
    expect(await revisionOf(center.id)).toBeGreaterThan(before);
  });

  test("has a name that no other has, whatever its case, unless that one is retired", async () => {
    const first = await aPartner(services, center, { name: "Closet" });
    const partnerId = await aPartner(services, center, { name: "Other" });
    const found = await findPartner(services.db, { centerId: center.id, partnerId });
    const { id: _id, retiredAt: _retiredAt, ...rest } = found ?? expect.fail("no partner");
    const renamed = {
      actor: center.staff,
      centerId: center.id,
      partnerId,
      partner: { ...rest, name: "CLOSET" },
    };
    expect(await changePartner(services, renamed)).toMatchObject({ fields: [{ field: "name" }] });
    const retired = { actor: center.staff, centerId: center.id, partnerId: first };
    await retirePartner(services, { ...retired, isRetired: true });
    expect(await changePartner(services, renamed)).toEqual({ outcome: "changed" });
    expect(await retirePartner(services, { ...retired, isRetired: false })).toMatchObject({
      reason: "already-there",
    });
  });

  test("that is retired gets no referrals, and keeps those that it has", async () => {
    const { referralId, partnerId } = await aReferral(services, center);
    await retirePartner(services, { actor: center.staff, centerId: center.id, partnerId, isRetired: true });
    const more = { referralId: services.ids.uuid(), partnerId, branchId: center.branchId };
    const asked = { actor: center.staff, center, ...more, language: null, isAgreed: true };
    expect(await makeReferral(services, asked)).toMatchObject({ reason: "partner-retired" });
    expect(await markReferral(services, step(referralId))).toEqual({ outcome: "marked" });
  });
});

describe("a referral", () => {
  test("has a code with a check digit, its kind from the partner, and the day of the center's zone", async () => {
    services.clock.set(new Date("2026-12-02T03:00:00Z"));
    const { referralId } = await aReferral(services, center);
    const found = await findReferral(services.db, of(referralId));
    expect(found).toMatchObject({
      kind: "clothing",
      state: "made",
      madeOn: "2026-12-01",
      consentVersion: "2026-11",
    });
    expect(isShortCode(found?.code ?? "")).toBe(true);
  });

  test("that is posted twice, or by two at once, is one", async () => {
    const partnerId = await aPartner(services, center);
    const ids = { referralId: services.ids.uuid(), partnerId, branchId: center.branchId };
    const asked = { actor: center.staff, center, ...ids, language: "es", isAgreed: false };
    const made = await Promise.all([1, 2, 3].map(() => makeReferral(services, asked)));
    expect(made).toEqual([1, 2, 3].map(() => ({ outcome: "made" })));
    expect(await listReferrals(services.db, { centerId: center.id, limit: 9 })).toHaveLength(1);
    expect(await listReferralSteps(services.db, of(ids.referralId))).toHaveLength(1);
  });

  test("of another center's branch or partner is refused", async () => {
    const other = await aCenter(services);
    const foreign = await aPartner(services, other);
    const ids = { referralId: services.ids.uuid(), partnerId: foreign, branchId: center.branchId };
    const asked = { actor: center.staff, center, ...ids, language: null, isAgreed: true };
    expect(await makeReferral(services, asked)).toMatchObject({ fields: [{ field: "partnerId" }] });
    const partnerId = await aPartner(services, center);
    const elsewhere = { ...asked, partnerId, branchId: other.branchId };
    expect(await makeReferral(services, elsewhere)).toMatchObject({ fields: [{ field: "branchId" }] });
  });

  test("keeps who told that somebody was served, and forgets it with a correction", async () => {
    const { referralId } = await aReferral(services, center);
    await markReferral(services, step(referralId, { how: "patron", servedOn: "2026-12-01" }));
    const found = () => findReferral(services.db, of(referralId));
    expect(await found()).toMatchObject({ state: "served", servedOn: "2026-12-01", servedHow: "patron" });
    await markReferral(services, step(referralId, { to: "made", how: "staff", servedOn: null }));
    expect(await found()).toMatchObject({ state: "made", servedOn: null, servedHow: null });
    const steps = await listReferralSteps(services.db, of(referralId));
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      ["served", "made"],
      ["made", "served"],
      [null, "made"],
    ]);
  });

  test("answers a step that comes twice alike, and is confirmed once by two at once", async () => {
    const { referralId } = await aReferral(services, center);
    const one = step(referralId);
    expect(await markReferral(services, one)).toEqual({ outcome: "marked" });
    expect(await markReferral(services, one)).toEqual({ outcome: "marked" });
    const { referralId: raced } = await aReferral(services, center);
    const both = await Promise.all([step(raced), step(raced)].map((asked) => markReferral(services, asked)));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["marked", "refused"]);
    expect(await listReferralSteps(services.db, of(raced))).toHaveLength(2);
  });

  test("would be confirmed twice without its lock and the number of its steps", async () => {
    const own = await createTestDatabase();
    const bare = servicesOn(own.database);
    const there = await aCenter(bare);
    const { referralId } = await aReferral(bare, there);
    await own.database.sql`drop index referral_steps_no`;
    const seen = await Promise.all(
      [1, 2].map(() => findReferral(bare.db, { centerId: there.id, referralId })),
    );
    for (const referral of seen) {
      await bare.db.insert(referralSteps).values({
        ...{ centerId: there.id, id: bare.ids.uuid(), referralId, no: (referral?.revision ?? 0) + 1 },
        ...{ from: "made", to: "served", how: "partner", by: "x", at: noon },
      });
    }
    const steps = await listReferralSteps(bare.db, { centerId: there.id, referralId });
    expect(steps.filter(({ to }) => to === "served")).toHaveLength(2);
    await own.drop();
  });

  test("is known to its partner by a number that no other of that partner has", async () => {
    const { referralId, partnerId } = await aReferral(services, center);
    const { referralId: other } = await aReferral(services, center, { partnerId });
    const { referralId: elsewhere } = await aReferral(services, center);
    const name = (id: string) =>
      nameReference(services, { actor: center.staff, center, referralId: id, reference: "A-1" });
    expect(await name(referralId)).toEqual({ outcome: "named" });
    expect(await name(other)).toMatchObject({ fields: [{ problem: "reference-of-another" }] });
    expect(await name(elsewhere)).toEqual({ outcome: "named" });
  });
});

describe("the database", () => {
  const stepsOf = (id: string) =>
    and(eq(referralSteps.centerId, center.id), eq(referralSteps.referralId, id));

  test("lets no step be changed or deleted", async () => {
    const { referralId } = await aReferral(services, center);
    const changed = services.db.update(referralSteps).set({ to: "served" }).where(stepsOf(referralId));
    await expect(changed).rejects.toMatchObject({ cause: { message: "referral_steps is inserted only" } });
    const gone = services.db.delete(referralSteps).where(stepsOf(referralId));
    await expect(gone).rejects.toMatchObject({ cause: { message: "referral_steps is inserted only" } });
  });

  test("takes no step that a partner told of a patron who did not agree", async () => {
    const { referralId } = await aReferral(services, center, { isAgreed: false });
    const told = services.db.insert(referralSteps).values({
      ...{ centerId: center.id, id: services.ids.uuid(), referralId, no: 2 },
      ...{ from: "made", to: "served", how: "partner-file", by: "x", at: noon },
    });
    await expect(told).rejects.toMatchObject({
      cause: { message: expect.stringContaining("did not agree") },
    });
  });
});

test("the list is narrowed, paged and counted", async () => {
  const { referralId, partnerId } = await aReferral(services, center);
  await aReferral(services, center, { partnerId });
  services.clock.set(new Date(noon.getTime() + 86_400_000));
  const { referralId: last } = await aReferral(services, center);
  await markReferral(services, step(referralId));
  const list = (more: object) => listReferrals(services.db, { centerId: center.id, limit: 9, ...more });
  expect(await list({ partnerId })).toHaveLength(2);
  expect(await list({ state: "served" })).toMatchObject([{ id: referralId }]);
  expect(await list({ from: "2026-12-02" })).toMatchObject([{ id: last }]);
  expect(await list({ until: "2026-12-01" })).toHaveLength(2);
  const [newest] = await list({ limit: 1 });
  expect(newest?.id).toBe(last);
  const rest = await list({ before: { at: newest?.madeAt ?? noon, id: last } });
  expect(rest).toHaveLength(2);
  const found = await findReferral(services.db, of(last));
  expect(await list({ named: found?.code })).toMatchObject([{ id: last }]);
  const counted = await countReferrals(services.db, { centerId: center.id });
  expect(counted.sort((a, b) => a.count - b.count)).toEqual([
    { state: "served", count: 1 },
    { state: "made", count: 2 },
  ]);
  const [row] = await services.db.execute<{ of_others: number }>(
    sql`select count(*)::int as of_others from audit where center_id = ${center.id} and subject_kind = 'referral'`,
  );
  expect(row?.of_others).toBe(0);
});
