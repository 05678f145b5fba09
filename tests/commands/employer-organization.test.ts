import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changeOrganization } from "~/app/commands/change-organization.server";
import type { EmployerInput } from "~/app/commands/create-employer.server";
import { describeOrganization } from "~/app/commands/describe-organization.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { attestations } from "~/app/domain/employers/attestations";
import { findEmployer } from "~/db/queries/employers";
import { findAttestation, listVettingDecisions } from "~/db/queries/vetting";
import { audit, employers, events, memberships, users } from "~/db/schema";
import { aCenter, anEmployer, type TestCenter } from "../factories/center";
import { anEmployerPerson, aRequest, type TestEmployer } from "../factories/employer";
import { aPerson } from "../factories/people";
import { createTestServices, type TestServices } from "../factories/services";
import { vetted } from "../factories/vetting";

let services: TestServices;
let center: TestCenter;
beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());

const organization = { ...anEmployer(), legalName: "Three Ovens Bakery", contactPhone: "951 555 0134" };

const describeIt = (userId: string, centerId = center.id) =>
  describeOrganization(services, { userId, centerId, organization });

describe("describing an organization", () => {
  test("makes it, not vetted, with the person as its member and the statements in the trail", async () => {
    const { userId } = await aPerson(services, center);
    const described = await describeIt(userId);
    if (described.outcome === "refused") throw new Error(described.reason);
    const { employerId } = described;
    const of = { centerId: center.id, employerId };
    expect(await findEmployer(services.db, of)).toMatchObject({ ...organization, vettedAt: null });
    const held = await services.db.select().from(memberships).where(eq(memberships.userId, userId));
    expect(held).toMatchObject([{ centerId: center.id, role: "employer", employerId }]);
    expect(await findAttestation(services.db, of)).toMatchObject({ version: attestations.version });
  });

  test("makes one for a form that is posted twice, also at once", async () => {
    const { userId } = await aPerson(services, center);
    const posts = await Promise.all(Array.from({ length: 5 }, () => describeIt(userId)));
    const ids = new Set(posts.map((post) => (post.outcome === "described" ? post.employerId : post.reason)));
    expect(ids.size).toBe(1);
    const [employerId = ""] = ids;
    expect(await services.db.$count(memberships, eq(memberships.userId, userId))).toBe(1);
    expect(await services.db.$count(employers, eq(employers.id, employerId))).toBe(1);
  });

  test("is refused before the address is confirmed, and nothing is written", async () => {
    const { userId } = await aPerson(services, center);
    await services.db.update(users).set({ emailVerified: false }).where(eq(users.id, userId));
    expect(await describeIt(userId)).toEqual({ outcome: "refused", reason: "not-allowed" });
    expect(await services.db.$count(memberships, eq(memberships.userId, userId))).toBe(0);
  });

  test("is refused to staff of the center, who write events themselves", async () => {
    const { userId } = await aPerson(services, center, "staff");
    expect(await describeIt(userId)).toMatchObject({ reason: "not-allowed" });
  });

  test("is one of each center's own for the same person", async () => {
    const { userId } = await aPerson(services, center);
    const other = await aCenter(services);
    const [here, there] = [await describeIt(userId), await describeIt(userId, other.id)];
    expect([here, there]).toMatchObject([{ isNew: true }, { isNew: true }]);
  });
});

describe("changing an organization", () => {
  let employer: TestEmployer;
  beforeEach(async () => {
    employer = await anEmployerPerson(services, center);
    const { employerId } = employer;
    await vetted(services, { actor: center.staff, centerId: center.id, employerId });
  });

  const change = (values: Partial<EmployerInput>, isAttested = false) =>
    changeOrganization(services, {
      actor: employer.actor,
      center,
      organization: { ...employer.organization, ...values },
      isAttested,
    });
  const stored = () => findEmployer(services.db, { centerId: center.id, employerId: employer.employerId });
  const trail = () =>
    services.db
      .select({ action: audit.action })
      .from(audit)
      .where(and(eq(audit.subjectId, employer.employerId), eq(audit.actorId, employer.userId)));

  test.each([
    ["legal name", { legalName: "Four Ovens Bakery" }],
    ["website", { website: "https://www.fourovens.example" }],
    ["street", { street: "20 Mill Lane" }],
  ])("another %s ends the vetting, which stays in its history and in the trail", async (_field, values) => {
    expect(await change(values)).toEqual({ outcome: "changed", endsVetting: true });
    expect(await stored()).toMatchObject({ ...values, vettedAt: null, vettedBy: null, vettedHow: null });
    expect(await trail()).toContainEqual({ action: "vetting ended" });
    const of = { centerId: center.id, employerId: employer.employerId };
    expect(await listVettingDecisions(services.db, of)).toMatchObject([
      { outcome: "ended", how: `changed ${Object.keys(values)[0]}` },
      { outcome: "vetted" },
    ]);
  });

  test("another contact, phone or size leaves the vetting", async () => {
    const values = { contactName: "Ana", contactPhone: "951 555 0199", sizeBand: "20-49" as const };
    expect(await change(values)).toEqual({ outcome: "changed", endsVetting: false });
    const after = await stored();
    expect(after).toMatchObject(values);
    expect(after?.vettedAt).not.toBeNull();
  });

  test("another name is refused while an event is approved, and nothing is changed", async () => {
    const eventId = await aRequest(services, center, employer, { isSubmitted: true, roomId: null });
    const approve = { actor: center.staff, center, eventId, to: "approved" as const, reason: null };
    await takeEventStep(services, approve);
    expect(await change({ legalName: "Amazing Bakery", contactName: "Ana" })).toMatchObject({
      reason: "edit-not-allowed",
      fields: [{ field: "legalName", problem: "fixed-by-event" }],
    });
    expect(await stored()).toMatchObject({ legalName: "Three Ovens Bakery", contactName: "Dana Whitfield" });
  });

  test("another name is what the public search finds its requests by from then on", async () => {
    const eventId = await aRequest(services, center, employer, { isSubmitted: true });
    await change({ legalName: "Zwiebelbäckerei" });
    const [row] = await services.db
      .select({ searchText: events.searchText })
      .from(events)
      .where(eq(events.id, eventId));
    expect(row?.searchText).toContain("zwiebelbackerei");
  });

  test("agreeing to the statements again is kept in the trail", async () => {
    await change({}, true);
    expect((await trail()).filter(({ action }) => action === "attested")).toHaveLength(2);
  });

  test("another center's employer of the same id is not touched", async () => {
    const other = await aCenter(services);
    const refused = await changeOrganization(services, {
      actor: { ...employer.actor, centerId: other.id },
      center: other,
      organization,
      isAttested: false,
    });
    expect(refused).toMatchObject({ reason: "not-found" });
  });
});
