import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  addCategory,
  moveCategory,
  renameCategory,
  restoreCategory,
  retireCategory,
} from "~/app/commands/change-category.server";
import { keepSample, removeSample } from "~/app/commands/keep-sample.server";
import { logInquiries } from "~/app/commands/log-inquiries.server";
import { logShift } from "~/app/commands/log-shift.server";
import { openDesk } from "~/app/commands/open-desk.server";
import { undoBatch } from "~/app/commands/undo-batch.server";
import { undoInquiry } from "~/app/commands/undo-inquiry.server";
import { mostCategories } from "~/app/domain/desk/categories";
import { firstCategories } from "~/app/domain/desk/inquiry";
import type { NewInquiry } from "~/app/domain/desk/logging";
import { countInquiries } from "~/db/queries/inquiries";
import { audit, inquiries, memberships } from "~/db/schema";
import { aCenter, anActor, type TestCenter } from "~/tests/factories/center";
import { anInquiry, countLogged } from "~/tests/factories/desk";
import { aPerson } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

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

const log = (...asked: NewInquiry[]) =>
  logInquiries(services, { actor: center.staff, center, inquiries: asked });
const undo = (inquiryId: string, actor = center.staff) =>
  undoInquiry(services, { actor, centerId: center.id, inquiryId });
const logged = () => countLogged(services, center);
const isNew = { outcome: "logged", isNew: true };
const isRepeat = { outcome: "logged", isNew: false };
const trail = async () =>
  (
    await services.db
      .select({ action: audit.action, to: audit.to })
      .from(audit)
      .where(and(eq(audit.centerId, center.id), eq(audit.subjectKind, "desk")))
      .orderBy(asc(audit.id))
  ).map(({ action, to }) => [action, to]);

describe("logging", () => {
  test("the same entry sent twice is one, in one batch or in two", async () => {
    const inquiry = anInquiry(services, center);
    expect(await log(inquiry, inquiry)).toEqual([isNew, isRepeat]);
    expect(await log(inquiry)).toEqual([isRepeat]);
    expect(await logged()).toBe(1);
  });

  test("an id with other words is refused, and the first words stand", async () => {
    const inquiry = anInquiry(services, center);
    await log(inquiry);
    expect(await log({ ...inquiry, category: "search" })).toEqual([
      { outcome: "refused", reason: "inquiry-id-reused" },
    ]);
    expect(await counted()).toMatchObject([{ category: "resume", count: 1 }]);
  });

  test("what was taken back stays so when it is sent again", async () => {
    const inquiry = anInquiry(services, center);
    await log(inquiry);
    await undo(inquiry.id);
    expect(await log(inquiry)).toEqual([isRepeat]);
    expect(await logged()).toBe(0);
  });

  test("an entry that is refused keeps no other back", async () => {
    const abroad = await aCenter(services);
    const answers = await log(anInquiry(services, abroad), anInquiry(services, center));
    expect(answers).toMatchObject([{ outcome: "refused", reason: "values-not-accepted" }, isNew]);
    expect(await logged()).toBe(1);
  });

  test("two who send one entry at once make one", async () => {
    const inquiry = anInquiry(services, center);
    await openDesk(services, { centerId: center.id });
    const answers = (await Promise.all(Array.from({ length: 8 }, () => log(inquiry)))).flat();
    expect(answers.filter((answer) => answer.outcome === "logged" && answer.isNew)).toHaveLength(1);
    expect(answers.every((answer) => answer.outcome === "logged")).toBe(true);
    expect(await logged()).toBe(1);
  });

  test("two who send other words under one id at once make one of them, and the other is told", async () => {
    const inquiry = anInquiry(services, center);
    await openDesk(services, { centerId: center.id });
    const other = { ...inquiry, category: "search" };
    const answers = (await Promise.all([log(inquiry), log(other)])).flat();
    expect(answers.map((answer) => answer.outcome).sort()).toEqual(["logged", "refused"]);
    expect(await logged()).toBe(1);
  });

  test("the day is the center's own: late in the evening it is not the next one yet", async () => {
    await log(anInquiry(services, center, { answeredAt: new Date("2026-12-01T07:30:00Z") }));
    expect(await counted()).toMatchObject([{ day: "2026-11-30", category: "resume", count: 1 }]);
  });

  test("counts by day and category, with reference transactions apart and in them", async () => {
    const reference = { isReference: true, category: "search", count: 3 };
    await log(anInquiry(services, center), anInquiry(services, center, reference));
    expect(await counted()).toEqual([
      { day: "2026-12-01", category: "search", name: "Job search", count: 3, references: 3 },
      { day: "2026-12-01", category: "resume", name: "Resume", count: 1, references: 0 },
    ]);
  });

  test("a retired category takes what was logged before, on a device that had no connection", async () => {
    const resume = await category("resume");
    await retireCategory(services, { ...admin(), categoryId: resume.id });
    expect(await log(anInquiry(services, center))).toEqual([isNew]);
  });
});

const counted = () =>
  countInquiries(services.db, { centerId: center.id, from: "2026-01-01", to: "2026-12-31" });
const admin = () => ({ actor: anActor(services, center.id, "admin"), centerId: center.id });
const categories = () => openDesk(services, { centerId: center.id });
async function category(key: string) {
  const found = (await categories()).find((each) => each.key === key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found;
}

describe("taking an entry back", () => {
  test("twice is once, and when it was first taken back stays", async () => {
    const inquiry = anInquiry(services, center);
    await log(inquiry);
    await undo(inquiry.id);
    services.clock.advance(1_000);
    expect(await undo(inquiry.id)).toEqual({ outcome: "undone" });
    const [row] = await services.db.select().from(inquiries).where(eq(inquiries.id, inquiry.id));
    expect(row?.undoneAt).toEqual(noon);
  });

  test("is for whoever logged it and for admins", async () => {
    const inquiry = anInquiry(services, center);
    await log(inquiry);
    const colleague = anActor(services, center.id, "staff");
    expect(await undo(inquiry.id, colleague)).toEqual({ outcome: "refused", reason: "not-your-entry" });
    expect(await logged()).toBe(1);
    expect(await undo(inquiry.id, admin().actor)).toEqual({ outcome: "undone" });
  });

  test("finds no entry of another center, and none of a batch", async () => {
    const abroad = await aCenter(services);
    const inquiry = anInquiry(services, abroad);
    await logInquiries(services, { actor: abroad.staff, center: abroad, inquiries: [inquiry] });
    expect(await undo(inquiry.id)).toEqual({ outcome: "refused", reason: "not-found" });
    await shift(services.ids.uuid());
    const [row] = await services.db.select().from(inquiries).where(eq(inquiries.centerId, center.id));
    expect(await undo(row?.id ?? "")).toEqual({ outcome: "refused", reason: "not-found" });
  });
});

const shift = (batchId: string, more: Partial<Parameters<typeof logShift>[1]> = {}) =>
  logShift(services, {
    ...{ actor: center.staff, center, batchId, date: "2026-11-30", branchId: center.branchId },
    channel: "in-person",
    tallies: [
      { category: "resume", count: 12 },
      { category: "search", count: 0 },
      { category: "other", count: 3 },
    ],
    ...more,
  });

describe("a past shift", () => {
  test("is one batch of its numbers, however often its form is posted, and noted once", async () => {
    const batchId = services.ids.uuid();
    expect([await shift(batchId), await shift(batchId)]).toEqual([
      { outcome: "logged" },
      { outcome: "logged" },
    ]);
    expect(await counted()).toMatchObject([
      { day: "2026-11-30", category: "resume", count: 12 },
      { day: "2026-11-30", category: "other", count: 3 },
    ]);
    expect(await trail()).toEqual([["shift logged", "15"]]);
  });

  test("is taken back as one, and stays so when its form is posted again", async () => {
    const batchId = services.ids.uuid();
    await shift(batchId);
    await undoBatch(services, { actor: center.staff, centerId: center.id, batchId });
    await undoBatch(services, { actor: center.staff, centerId: center.id, batchId });
    await shift(batchId);
    expect(await logged()).toBe(0);
    expect((await trail()).map(([action]) => action)).toEqual(["shift logged", "bulk undone"]);
  });

  test("is taken back by whoever entered it, or an admin", async () => {
    const batchId = services.ids.uuid();
    await shift(batchId);
    const colleague = anActor(services, center.id, "staff");
    const of = { centerId: center.id, batchId };
    expect(await undoBatch(services, { actor: colleague, ...of })).toMatchObject({
      reason: "not-your-entry",
    });
    expect(await undoBatch(services, { actor: admin().actor, ...of })).toEqual({ outcome: "undone" });
  });

  test("posted by two at once is one", async () => {
    await openDesk(services, { centerId: center.id });
    const batchId = services.ids.uuid();
    await Promise.all([shift(batchId), shift(batchId), shift(batchId)]);
    expect(await logged()).toBe(15);
  });

  test("of tomorrow, of nothing or at no branch of the center is refused", async () => {
    const asked = { date: "2026-12-02", tallies: [], branchId: services.ids.uuid() };
    expect(await shift(services.ids.uuid(), asked)).toMatchObject({
      fields: [
        { field: "date", problem: "day-ahead" },
        { field: "form", problem: "nothing-counted" },
        { field: "branchId", problem: "not-found" },
      ],
    });
    expect(await logged()).toBe(0);
  });
});

describe("categories", () => {
  const names = async () => (await categories()).map(({ name }) => name);
  const add = (name: string, categoryId = services.ids.uuid()) =>
    addCategory(services, { ...admin(), categoryId, name });

  test("a center that had none gets the first ones once, though two look at once", async () => {
    await Promise.all([categories(), categories(), categories()]);
    expect((await categories()).map(({ key }) => key)).toEqual(firstCategories.map(({ key }) => key));
  });

  test("one is added at the end, once a form, and a name is there once", async () => {
    const id = services.ids.uuid();
    await add("New Americans", id);
    await add("New Americans", id);
    expect((await names()).at(-1)).toBe("New Americans");
    expect(await names()).toHaveLength(firstCategories.length + 1);
    expect(await add("NEW AMERICANS")).toMatchObject({ reason: "already-there" });
    expect(await trail()).toEqual([["category added", "New Americans"]]);
  });

  test("two added at once under one name make one, and the other is told", async () => {
    await categories();
    const answers = await Promise.all([add("Clothing"), add("Clothing"), add("Clothing")]);
    expect(answers.filter(({ outcome }) => outcome === "changed")).toHaveLength(1);
    expect(await names()).toHaveLength(firstCategories.length + 1);
  });

  test("a renamed one keeps its key and what was logged under it", async () => {
    await log(anInquiry(services, center));
    const { id } = await category("resume");
    await renameCategory(services, { ...admin(), categoryId: id, name: "Resume help" });
    expect(await counted()).toMatchObject([{ category: "resume", name: "Resume help", count: 1 }]);
    expect(await renameCategory(services, { ...admin(), categoryId: id, name: "Training" })).toMatchObject({
      reason: "already-there",
    });
  });

  test("one moves up, and the others keep their order", async () => {
    const { id } = await category("resume");
    await moveCategory(services, { ...admin(), categoryId: id, direction: "up" });
    expect((await names()).slice(0, 3)).toEqual(["Resume", "Job search", "Application"]);
    await moveCategory(services, { ...admin(), categoryId: id, direction: "up" });
    expect(await trail()).toEqual([["category moved", "Resume"]]);
  });

  test("one is retired and restored, each noted once", async () => {
    const { id } = await category("resume");
    for (const change of [retireCategory, retireCategory, restoreCategory, restoreCategory])
      await change(services, { ...admin(), categoryId: id });
    expect((await category("resume")).retiredAt).toBeNull();
    expect((await trail()).map(([action]) => action)).toEqual(["category retired", "category restored"]);
  });

  test("there are thirty that are offered at most", async () => {
    for (let n = firstCategories.length; n < mostCategories; n += 1) await add(`Category ${n}`);
    expect(await add("One more")).toMatchObject({ fields: [{ problem: "too-many-categories" }] });
    const { id } = await category("resume");
    await retireCategory(services, { ...admin(), categoryId: id });
    expect(await add("One more")).toEqual({ outcome: "changed" });
    expect(await restoreCategory(services, { ...admin(), categoryId: id })).toMatchObject({
      fields: [{ problem: "too-many-categories" }],
    });
  });

  test("none of another center is found", async () => {
    const abroad = await aCenter(services);
    const { id } = await category("resume");
    const of = { ...admin(), centerId: abroad.id, categoryId: id };
    expect(await retireCategory(services, of)).toMatchObject({ reason: "not-found" });
  });
});

describe("a sampling week", () => {
  const keep = (sampleId: string, count: number, weekOf = "2026-11-16") =>
    keepSample(services, {
      ...{ actor: center.staff, center, sampleId, branchId: center.branchId, weekOf, count },
    });

  test("is one a branch and year: posted again it is the same, another is refused until it is removed", async () => {
    const sampleId = services.ids.uuid();
    expect(await keep(sampleId, 80)).toEqual({ outcome: "kept" });
    expect(await keep(sampleId, 80)).toEqual({ outcome: "kept" });
    expect(await keep(services.ids.uuid(), 90, "2026-10-05")).toMatchObject({
      fields: [{ field: "day", problem: "year-sampled" }],
    });
    expect(await keep(services.ids.uuid(), 70, "2025-10-06")).toEqual({ outcome: "kept" });
    await removeSample(services, { actor: center.staff, centerId: center.id, sampleId });
    await removeSample(services, { actor: center.staff, centerId: center.id, sampleId });
    expect(await keep(services.ids.uuid(), 90, "2026-10-05")).toEqual({ outcome: "kept" });
    expect(await trail()).toEqual([
      ["sample kept", "80 in 2026"],
      ["sample kept", "70 in 2025"],
      ["sample removed", null],
      ["sample kept", "90 in 2026"],
    ]);
  });

  test("is over, and of a branch of the center", async () => {
    expect(await keep(services.ids.uuid(), 1, "2026-11-30")).toMatchObject({
      fields: [{ field: "day", problem: "week-not-over" }],
    });
    const abroad = await aCenter(services);
    const asked = { actor: center.staff, center, sampleId: services.ids.uuid(), weekOf: "2026-11-16" };
    expect(await keepSample(services, { ...asked, branchId: abroad.branchId, count: 1 })).toMatchObject({
      fields: [{ field: "branchId", problem: "not-found" }],
    });
  });
});

describe("an entry that somebody else's sign-in sends", () => {
  const staffMember = async (of = center) => aPerson(services, of, "staff");
  const person = ({ userId }: { userId: string }) =>
    anActor(services, center.id, "staff", { kind: "person", id: userId });
  const authors = () =>
    services.db
      .select({ by: inquiries.by, sentBy: inquiries.sentBy })
      .from(inquiries)
      .where(eq(inquiries.centerId, center.id));
  const sendAs = (actor: ReturnType<typeof person>, madeBy: string) => {
    const inquiry = anInquiry(services, center, { madeBy });
    const send = () => logInquiries(services, { actor, center, inquiries: [inquiry] });
    return { inquiry, send };
  };

  test("is its maker's, and says who sent it; both may take it back, and nobody else of the staff", async () => {
    const [ana, ben] = [await staffMember(), await staffMember()];
    const { inquiry, send } = sendAs(person(ben), ana.membershipId);
    expect(await send()).toEqual([isNew]);
    expect(await send()).toEqual([isRepeat]);
    expect(await authors()).toEqual([{ by: ana.userId, sentBy: ben.userId }]);
    expect(await undo(inquiry.id)).toMatchObject({ reason: "not-your-entry" });
    for (const who of [ana, ben]) expect(await undo(inquiry.id, person(who))).toEqual({ outcome: "undone" });
  });

  test.each<[string, () => Promise<string>]>([
    ["no staff of this center", async () => (await staffMember(await aCenter(services))).membershipId],
    ["a volunteer of the door", async () => (await aPerson(services, center, "door")).membershipId],
    ["nobody", async () => services.ids.uuid()],
  ])("and names %s as its maker is the sender's, and is not lost", async (_whom, maker) => {
    const ben = await staffMember();
    const { send } = sendAs(person(ben), await maker());
    expect(await send()).toEqual([isNew]);
    expect(await authors()).toEqual([{ by: ben.userId, sentBy: null }]);
  });

  test("is its sender's once its maker has left the center", async () => {
    const [ana, ben] = [await staffMember(), await staffMember()];
    await services.db.delete(memberships).where(eq(memberships.id, ana.membershipId));
    expect(await sendAs(person(ben), ana.membershipId).send()).toEqual([isNew]);
    expect(await authors()).toEqual([{ by: ben.userId, sentBy: null }]);
  });
});
