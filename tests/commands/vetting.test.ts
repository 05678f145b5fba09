import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEmployer } from "~/app/commands/create-employer.server";
import { makeVettingCheck } from "~/app/commands/make-vetting-check.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { vetEmployer } from "~/app/commands/vet-employer.server";
import { attestations } from "~/app/domain/employers/attestations";
import { vettingChecks } from "~/app/domain/employers/checks";
import { findEmployer } from "~/db/queries/employers";
import { findAttestation, listVettingChecks, listVettingDecisions } from "~/db/queries/vetting";
import { attestationsGiven, audit, vettingChecksMade, vettingDecisions } from "~/db/schema";
import { aCenter, aDraft, anActor, anEmployer, type TestCenter } from "../factories/center";
import { anEmployerPerson, aRequest } from "../factories/employer";
import { aPerson } from "../factories/people";
import { createTestServices, noon, type TestServices } from "../factories/services";
import { aCheck, makeCheck, makeChecks, vetted } from "../factories/vetting";

let services: TestServices;
let center: TestCenter;
let employerId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  const actor = anActor(services, center.id, "employer");
  const employer = { ...anEmployer(), contactPhone: "310-555-0100" };
  ({ employerId } = await createEmployer(services, { actor, centerId: center.id, employer }));
});

const of = () => ({ actor: center.staff, centerId: center.id, employerId });
const stored = () => findEmployer(services.db, of());
const trail = () =>
  services.db
    .select({ action: audit.action, actorId: audit.actorId, reason: audit.reason, to: audit.to })
    .from(audit)
    .where(eq(audit.subjectId, employerId))
    .orderBy(audit.id);

describe("a check of an employer", () => {
  test("keeps who made it, when, of what, and the note", async () => {
    const { userId } = await aPerson(services, center, "staff");
    const actor = anActor(services, center.id, "staff", { kind: "person", id: userId });
    expect(await makeCheck(services, { ...of(), actor }, "street")).toEqual({ outcome: "made" });
    const [made] = await listVettingChecks(services.db, of());
    expect(made).toMatchObject({
      check: "street",
      finding: "in-order",
      lookedAt: "2200 Terminal Road",
      note: "Looked it up.",
      at: noon,
    });
    expect(made?.by).toBeTruthy();
    expect((await trail()).at(-1)).toMatchObject({ action: "checked", to: "street: in-order" });
  });

  test("made by one and then another keeps both, and one alone vets nothing", async () => {
    await makeCheck(services, of(), "street");
    await makeCheck(services, of(), "street", { finding: "concern", note: "A mailbox shop" });
    expect(await listVettingChecks(services.db, of())).toMatchObject([
      { finding: "in-order" },
      { finding: "concern", note: "A mailbox shop" },
    ]);
    expect((await stored())?.vettedAt).toBeNull();
  });

  test("of a call keeps the number, where it was found and when it was called", async () => {
    await makeCheck(services, of(), "callBack");
    expect(await listVettingChecks(services.db, of())).toMatchObject([
      { calledNumber: "213-555-0177", numberSource: "State business register", calledAt: noon },
    ]);
  });

  test("of a call to the number that the employer gave is refused, and nothing is kept", async () => {
    const call = { number: "+1 (310) 555 0100", source: "Their form", calledAt: noon };
    expect(await makeCheck(services, of(), "callBack", { call })).toEqual({
      outcome: "refused",
      reason: "values-not-accepted",
      fields: [{ field: "number", problem: "own-number" }],
    });
    expect(await listVettingChecks(services.db, of())).toEqual([]);
  });

  test("that is posted twice, also at once, is one", async () => {
    const request = { ...of(), checkId: services.ids.uuid(), ...aCheck(services, "website") };
    await Promise.all([makeVettingCheck(services, request), makeVettingCheck(services, request)]);
    await makeVettingCheck(services, request);
    expect(await listVettingChecks(services.db, of())).toHaveLength(1);
  });

  test("of another center's employer is not found", async () => {
    const other = await aCenter(services);
    const theirs = { ...of(), actor: other.staff, centerId: other.id };
    expect(await makeCheck(services, theirs, "street")).toMatchObject({ reason: "not-found" });
  });
});

describe("a decision about an employer", () => {
  const decide = (to: "vetted" | "declined", reason: string | null = null) =>
    vetEmployer(services, { ...of(), to, reason });

  test("vets once every check is made, and keeps who did it, when and on what", async () => {
    expect(await vetted(services, of())).toEqual({ outcome: "vetted" });
    expect(await stored()).toMatchObject({ vettedAt: noon, vettedBy: center.staff.id });
    expect((await stored())?.vettedHow).toContain("checked legalName");
    expect(await listVettingDecisions(services.db, of())).toMatchObject([{ outcome: "vetted", at: noon }]);
    expect((await trail()).at(-1)).toMatchObject({ action: "vetted", actorId: center.staff.id });
  });

  test.each(vettingChecks)("vets nothing while %s is not checked", async (left) => {
    await makeChecks(services, of(), [left]);
    expect(await decide("vetted")).toEqual({
      outcome: "refused",
      reason: "checks-missing",
      fields: [{ field: left, problem: "check-missing" }],
    });
    expect((await stored())?.vettedAt).toBeNull();
  });

  test("happens once, also where two decide at once", async () => {
    await makeChecks(services, of());
    await Promise.all([decide("vetted"), decide("vetted")]);
    services.clock.set(new Date(noon.getTime() + 60_000));
    expect(await decide("vetted")).toEqual({ outcome: "vetted" });
    expect((await stored())?.vettedAt).toEqual(noon);
    expect(await listVettingDecisions(services.db, of())).toHaveLength(1);
  });

  test("to vet in spite of a concern gives a reason, which is kept", async () => {
    await makeChecks(services, of(), ["street"]);
    await makeCheck(services, of(), "street", { finding: "concern", note: "A shared office" });
    expect(await decide("vetted")).toEqual({ outcome: "refused", reason: "reason-required" });
    await decide("vetted", "The lease names them.");
    expect(await listVettingDecisions(services.db, of())).toMatchObject([
      { outcome: "vetted", reason: "The lease names them." },
    ]);
  });

  test("to decline needs a reason and no check, and marks the employer", async () => {
    expect(await decide("declined")).toEqual({ outcome: "refused", reason: "reason-required" });
    expect(await decide("declined", "Asks for a fee")).toEqual({ outcome: "declined" });
    expect(await stored()).toMatchObject({ declinedAt: noon, vettedAt: null });
    expect((await trail()).at(-1)).toMatchObject({ action: "vetting declined", reason: "Asks for a fee" });
  });

  test("is kept with those before it, the last first, whatever comes after", async () => {
    await vetted(services, of());
    services.clock.set(new Date(noon.getTime() + 60_000));
    await decide("declined", "Asks for a fee");
    expect(await stored()).toMatchObject({ vettedAt: null });
    services.clock.set(new Date(noon.getTime() + 120_000));
    await decide("vetted", null);
    expect(await stored()).toMatchObject({ declinedAt: null });
    const kept = await listVettingDecisions(services.db, of());
    expect(kept.map(({ outcome }) => outcome)).toEqual(["vetted", "declined", "vetted"]);
  });

  test("of another center's employer is not found", async () => {
    const other = await aCenter(services);
    const theirs = {
      actor: other.staff,
      centerId: other.id,
      employerId,
      to: "declined",
      reason: "x",
    } as const;
    expect(await vetEmployer(services, theirs)).toEqual({ outcome: "refused", reason: "not-found" });
  });
});

test.each([
  ["checks", vettingChecksMade],
  ["decisions", vettingDecisions],
  ["attestations", attestationsGiven],
] as const)("%s are never rewritten or deleted", async (_name, table) => {
  const person = await anEmployerPerson(services, center);
  await vetted(services, { ...of(), employerId: person.employerId });
  const mine = and(eq(table.centerId, center.id), eq(table.employerId, person.employerId));
  await expect(services.db.update(table).set({ by: sql`'somebody'` }).where(mine)).rejects.toThrow();
  await expect(services.db.delete(table).where(mine)).rejects.toThrow();
});

describe("a declined employer's request", () => {
  const declined = async () => {
    const person = await anEmployerPerson(services, center);
    const theirs = { ...of(), employerId: person.employerId };
    return { person, decline: () => vetEmployer(services, { ...theirs, to: "declined", reason: "A fee" }) };
  };
  const step = (eventId: string, to: "approved" | "published") =>
    takeEventStep(services, { actor: center.staff, center, eventId, to, reason: null });

  test("can be written and not be sent", async () => {
    const { person, decline } = await declined();
    await decline();
    await aRequest(services, center, person, { isSubmitted: false });
    await expect(aRequest(services, center, person, { isSubmitted: true })).rejects.toThrow(
      "employer-declined",
    );
  });

  test("that was sent before can be neither approved nor published", async () => {
    const { person, decline } = await declined();
    const eventId = await aRequest(services, center, person, { isSubmitted: true, roomId: null });
    await decline();
    expect(await step(eventId, "approved")).toEqual({ outcome: "refused", reason: "employer-declined" });
    const draft = await aDraft(services, { ...center, employerId: person.employerId });
    expect(await step(draft, "published")).toEqual({ outcome: "refused", reason: "employer-declined" });
  });

  test("that was approved before is not published", async () => {
    const { person, decline } = await declined();
    const eventId = await aRequest(services, center, person, { isSubmitted: true, roomId: null });
    await step(eventId, "approved");
    await decline();
    expect(await step(eventId, "published")).toEqual({ outcome: "refused", reason: "employer-declined" });
  });
});

describe("what an employer agrees to", () => {
  test("is kept with its organization and with each request that it sends, by version", async () => {
    const person = await anEmployerPerson(services, center);
    const theirs = { centerId: center.id, employerId: person.employerId };
    const { version } = attestations;
    expect(await findAttestation(services.db, theirs)).toMatchObject({ version, at: noon, eventId: null });
    services.clock.set(new Date(noon.getTime() + 60_000));
    const draft = await aRequest(services, center, person, { isSubmitted: false });
    expect(await findAttestation(services.db, theirs)).toMatchObject({ eventId: null });
    const eventId = await aRequest(services, center, person, { isSubmitted: true, roomId: null });
    expect(draft).not.toBe(eventId);
    expect(await findAttestation(services.db, theirs)).toMatchObject({
      version,
      eventId,
      at: services.clock.now(),
    });
    const given = await services.db.$count(
      attestationsGiven,
      eq(attestationsGiven.employerId, person.employerId),
    );
    expect(given).toBe(2);
  });
});
