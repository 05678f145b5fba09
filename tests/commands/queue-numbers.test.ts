import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callNext, changeNumber, lineOf, takeNumber } from "~/app/commands/queue-numbers.server";
import { type QueueTopic, queueTopics } from "~/app/domain/queue/number";
import { findLastNumber, findScreen, listNumbers } from "~/db/queries/walk-in-queue";
import { queueNumbers } from "~/db/schema";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

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

const of = () => ({ actor: center.staff, center, branchId: center.branchId });
const take = (topic: QueueTopic = "resume", numberId = services.ids.uuid()) =>
  takeNumber(services, { ...of(), topic, numberId });
const call = (topics: readonly QueueTopic[] = queueTopics, callKey = services.ids.uuid()) =>
  callNext(services, { ...of(), topics, desk: "Desk 2", callKey });
const line = () => lineOf(services, center, center.branchId);
const calledIn = (answers: readonly Awaited<ReturnType<typeof call>>[]) =>
  answers.flatMap((answer) => (answer.outcome === "called" ? [answer.number] : []));
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

describe("numbers", () => {
  test("go up by one, and a form that is posted again gives the same", async () => {
    const numberId = services.ids.uuid();
    expect([await take(), await take("resume", numberId), await take("resume", numberId)]).toEqual([
      { outcome: "taken", number: 1 },
      { outcome: "taken", number: 2 },
      { outcome: "taken", number: 2 },
    ]);
  });

  test("begin anew at midnight of the center, not of the server", async () => {
    services.clock.set(new Date("2026-12-02T07:59Z"));
    await take();
    await take();
    services.clock.set(new Date("2026-12-02T08:00Z"));
    expect(await take()).toEqual({ outcome: "taken", number: 1 });
  });

  test("are given out once each, also to thirty at once", async () => {
    const taken = await Promise.all(upTo(30).map(() => take()));
    const numbers = taken.flatMap((one) => (one.outcome === "taken" ? [one.number] : []));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(30));
  });

  test("control: without the branch's row two get the same, and the database refuses the second", async () => {
    const [one, other] = await Promise.all([
      findLastNumber(services.db, line()),
      findLastNumber(services.db, line()),
    ]);
    const insert = (last: number) =>
      services.db.insert(queueNumbers).values({
        ...{ ...line(), id: services.ids.uuid(), number: last + 1 },
        ...{ topic: "other" as const, state: "waiting" as const, takenAt: noon },
      });
    await insert(one);
    await expect(insert(other)).rejects.toThrow();
  });
});

describe("calling", () => {
  test("takes whoever has waited longest, for what the desk sees to", async () => {
    for (const topic of ["computer", "resume", "computer"] as const) await take(topic);
    expect(await call(["resume"])).toEqual({ outcome: "called", number: 2 });
    expect([await call(), await call(), await call()]).toEqual([
      { outcome: "called", number: 1 },
      { outcome: "called", number: 3 },
      { outcome: "nobody" },
    ]);
  });

  test("posted again calls nobody else", async () => {
    await take();
    await take();
    const key = services.ids.uuid();
    const answers = [
      await call(queueTopics, key),
      ...(await Promise.all([call(queueTopics, key), call(queueTopics, key)])),
    ];
    expect(calledIn(answers)).toEqual([1, 1, 1]);
  });

  test("by twenty at once gives twenty numbers", async () => {
    for (const _ of upTo(20)) await take();
    const answers = await Promise.all(upTo(20).map(() => call()));
    expect(calledIn(answers).toSorted((a, b) => a - b)).toEqual(upTo(20));
  });

  test("control: without the number's row, two call the same", async () => {
    for (const _ of upTo(5)) await take();
    const next = async () => {
      const [row] = await services.db
        .select({ id: queueNumbers.id, number: queueNumbers.number })
        .from(queueNumbers)
        .where(and(eq(queueNumbers.branchId, center.branchId), eq(queueNumbers.state, "waiting")))
        .orderBy(asc(queueNumbers.number))
        .limit(1);
      return row;
    };
    const seen = await Promise.all([next(), next()]);
    expect(seen.map((row) => row?.number)).toEqual([1, 1]);
  });
});

test("the screen shows what is called, the latest first, and how many wait; nothing of the day before", async () => {
  for (const _ of upTo(4)) await take();
  await call();
  services.clock.set(new Date(noon.getTime() + 60_000));
  await call();
  const screen = () => findScreen(services.db, { ...line(), most: 4 });
  expect((await screen()).called.map(({ number, desk }) => [number, desk])).toEqual([
    [2, "Desk 2"],
    [1, "Desk 2"],
  ]);
  expect((await screen()).waiting).toBe(2);
  const [first] = await listNumbers(services.db, line());
  await changeNumber(services, { ...of(), numberId: first?.id ?? "", step: "serve" });
  expect((await screen()).called.map(({ number }) => number)).toEqual([2]);
  services.clock.set(new Date(noon.getTime() + 86_400_000));
  expect(await screen()).toEqual({ called: [], waiting: 0 });
});

test("a number of another center is not there", async () => {
  await take();
  const [first] = await listNumbers(services.db, line());
  const abroad = await aCenter(services);
  const request = { actor: abroad.staff, center: abroad, numberId: first?.id ?? "", step: "call" as const };
  expect(await changeNumber(services, request)).toEqual({ outcome: "refused", reason: "not-found" });
});
