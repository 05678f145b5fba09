import { and, eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "~/app/adapters/services";
import { renewOutcomeLink, withdrawOutcomeLink } from "~/app/commands/change-outcome-link.server";
import { createEmployer } from "~/app/commands/create-employer.server";
import { planOutcomeAsks } from "~/app/commands/plan-outcome-asks.server";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { sendDue } from "~/app/worker/worker.server";
import { listAskedEmployers } from "~/db/queries/outcome-asks";
import { findCountingLines, findLinkOf, listReports } from "~/db/queries/outcomes";
import { audit, eventEmployers, events, openings, outbox, outcomeAsks, outcomeReports } from "~/db/schema";
import { aLine } from "~/tests/domain/outcomes/a-line";
import { aCenter, anEmployer, anOpening, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { aReport } from "~/tests/factories/outcomes";
import { openProcess } from "~/tests/factories/process";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

/** Ten in the morning in Los Angeles, so many days after the event of December 1. */
const mornings = {
  7: new Date("2026-12-08T18:00:00Z"),
  10: new Date("2026-12-11T18:00:00Z"),
  14: new Date("2026-12-15T18:00:00Z"),
  30: new Date("2026-12-31T18:00:00Z"),
  90: new Date("2027-03-01T18:00:00Z"),
};

const dana = "dana@harborline.example";

let services: TestServices;
let center: TestCenter;
let eventId: string;
const faults: unknown[] = [];

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  // What an earlier test left would be asked about too.
  await services.db.update(events).set({ status: "closed" });
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
});

const of = (employerId = center.employerId) => ({ centerId: center.id, eventId, employerId });

async function anotherEmployer(standing: "accepted" | "applied" = "accepted"): Promise<string> {
  const employer = { ...anEmployer(), legalName: "Cedar Clinic", contactEmail: "jobs@cedar.example" };
  const { employerId } = await createEmployer(services, {
    actor: center.staff,
    centerId: center.id,
    employer,
  });
  await services.db.insert(eventEmployers).values({ ...of(employerId), isHost: false, standing });
  return employerId;
}

/** Looks at an instant, and says whom it asked: marks and turns by employer. */
async function lookAt(at: Date): Promise<string[]> {
  services.clock.set(at);
  await planOutcomeAsks(services);
  const rows = await services.db
    .select({ recipient: outbox.recipient, reason: outbox.reason })
    .from(outbox)
    .where(and(eq(outbox.eventId, eventId), eq(outbox.kind, "outcomes-asked"), eq(outbox.createdAt, at)))
    .orderBy(outbox.place);
  return rows.map(({ recipient, reason }) => `${reason} ${recipient}`);
}
async function send() {
  const options = {
    originOf: async () => "https://center.example",
    onError: (error: unknown) => faults.push(error),
  };
  while ((await sendDue(services, options)) > 0);
  return services.mailer.sent.findLast(({ to }) => to === dana);
}
describe("the planner asks", () => {
  test("each mark and its two reminders once, while nobody answers", async () => {
    const asked = [];
    for (const at of [noon, mornings[7], mornings[7], mornings[10], mornings[14], mornings[30], mornings[90]])
      asked.push(await lookAt(at));
    const one = [`7 1 ${dana}`];
    expect(asked).toEqual([
      ...[[], one, one],
      ...[[`7 2 ${dana}`], [`7 3 ${dana}`], [`30 1 ${dana}`], [`90 1 ${dana}`]],
    ]);
    expect(await services.db.$count(outcomeAsks, eq(outcomeAsks.eventId, eventId))).toBe(5);
  });

  test("nobody who never came, and somebody who was noted so and came after all", async () => {
    const cedar = await anotherEmployer();
    const note = (more: Partial<typeof eventEmployers.$inferInsert>) =>
      services.db
        .update(eventEmployers)
        .set({ noShowAt: noon, ...more })
        .where(and(eq(eventEmployers.eventId, eventId), eq(eventEmployers.employerId, cedar)));
    await note({});
    expect(await lookAt(mornings[7])).toEqual([`7 1 ${dana}`]);
    await note({ arrivedAt: noon });
    expect(await lookAt(mornings[10])).toContain("7 2 jobs@cedar.example");
  });

  test("every accepted employer and no other, by a link of its own", async () => {
    const cedar = await anotherEmployer();
    await anotherEmployer("applied");
    expect(await lookAt(mornings[7])).toEqual([`7 1 ${dana}`, "7 1 jobs@cedar.example"]);
    const [own, other] = await Promise.all([
      findLinkOf(services.db, of()),
      findLinkOf(services.db, of(cedar)),
    ]);
    expect(own?.id).not.toBe(other?.id);
  });

  test("nobody who answered the mark, until the next one", async () => {
    await lookAt(mornings[7]);
    await aReport(services, center, eventId, { applications: 12, hires: 1 });
    expect(await lookAt(mornings[10])).toEqual([]);
    expect(await lookAt(mornings[30])).toEqual([`30 1 ${dana}`]);
  });

  test("nobody who told all that can change", async () => {
    await lookAt(mornings[7]);
    await aReport(services, center, eventId, {
      ...{ applications: 12, interviews: 9, conditionalOffers: 0, offers: 5, hires: 5 },
    });
    expect(await lookAt(mornings[30])).toEqual([]);
    expect(await lookAt(mornings[90])).toEqual([`90 1 ${dana}`]);
  });

  test.each([
    [
      "asked to be left alone",
      () =>
        reportOutcomes(services, {
          ...{ ...of(), formKey: services.ids.uuid(), how: "link", actor: center.staff },
          ...{ kind: "declined", lines: [] },
        }),
    ],
    ["lost its link", () => withdrawOutcomeLink(services, { ...of(), actor: center.staff })],
    [
      "is no part of the event any more",
      () =>
        services.db
          .update(eventEmployers)
          .set({ standing: "withdrawn" })
          .where(eq(eventEmployers.eventId, eventId)),
    ],
    [
      "had its event closed",
      () => takeEventStep(services, { actor: center.staff, center, eventId, to: "closed", reason: null }),
    ],
  ])("nobody who %s", async (_what, happen) => {
    await lookAt(mornings[7]);
    await happen();
    expect(await lookAt(mornings[10])).toEqual([]);
    expect(await lookAt(mornings[30])).toEqual([]);
  });

  test("of several events and centers in one pass, each at its own mark, and nobody for another's answer", async () => {
    const late = await aPublishedEvent(services, center);
    await services.db
      .update(events)
      .set({ startsAt: new Date("2026-11-08T18:00:00Z"), endsAt: new Date("2026-11-08T22:00:00Z") })
      .where(eq(events.id, late));
    const other = await aCenter(services);
    const elsewhere = await aPublishedEvent(services, other);
    services.clock.set(mornings[7]);
    await aReport(services, center, eventId, { applications: 1 });
    let transactions = 0;
    const counted = {
      ...services,
      tracer: {
        ...services.tracer,
        span: ((name, run, more) => {
          transactions += name === "plan-outcome-asks" ? 1 : 0;
          return services.tracer.span(name, run, more);
        }) as Services["tracer"]["span"],
      },
    };
    expect(await planOutcomeAsks(counted)).toBe(2);
    expect(transactions).toBe(1);
    const asked = await services.db
      .select({ eventId: outcomeAsks.eventId, mark: outcomeAsks.mark })
      .from(outcomeAsks)
      .where(inArray(outcomeAsks.eventId, [eventId, late, elsewhere]))
      .orderBy(outcomeAsks.mark);
    expect(asked).toEqual([
      { eventId: elsewhere, mark: 7 },
      { eventId: late, mark: 30 },
    ]);
  });

  test("each once, whoever of four processes comes first", async () => {
    for (let n = 0; n < 5; n++) await anotherEmployer();
    services.clock.set(mornings[7]);
    const processes = Array.from({ length: 4 }, () => openProcess(services, (error) => faults.push(error)));
    const written = await Promise.all(processes.map((process) => planOutcomeAsks(process.services)));
    await Promise.all(processes.map((process) => process.close()));
    expect(written.reduce((sum, n) => sum + n, 0)).toBe(6);
    expect(await services.db.$count(outbox, eq(outbox.kind, "outcomes-asked"))).toBeGreaterThanOrEqual(6);
    const [row] = await services.db.execute<{ twice: number }>(sql`
      select count(*)::int as twice from (select 1 from outbox where kind = 'outcomes-asked' and event_id = ${eventId}
        group by employer_id having count(*) > 1) t`);
    expect(row?.twice).toBe(0);
  });
});

describe("the mail", () => {
  test("says what is asked and has the employer's own link", async () => {
    await lookAt(mornings[7]);
    const mail = await send();
    const link = await findLinkOf(services.db, of());
    const code = services.codes.link("outcomes", { id: link?.id ?? "", generation: 1 });
    expect(mail).toMatchObject({
      ...{ to: dana, subject: "Tell us what came of it: Warehouse hiring day, Tue, Dec 1" },
    });
    expect(mail?.text).toContain(`https://center.example/outcomes/${code}`);
  });

  test("is a reminder the second time", async () => {
    await lookAt(mornings[7]);
    await lookAt(mornings[10]);
    expect((await send())?.subject).toBe("We still hope for your numbers: Warehouse hiring day, Tue, Dec 1");
  });

  test("that waited is not sent to who answered meanwhile", async () => {
    await lookAt(mornings[7]);
    await aReport(services, center, eventId, { hires: 0 });
    await send();
    const rows = await services.db.select().from(outbox).where(eq(outbox.eventId, eventId));
    expect(rows.find(({ kind }) => kind === "outcomes-asked")).toMatchObject({
      ...{ state: "withheld", lastError: "nothing left to say" },
    });
  });
});

describe("a report", () => {
  const afterwards = mornings[7];
  const report = (formKey: string, hires: number, on: Services = services) =>
    reportOutcomes(on, {
      ...{ ...of(), formKey, how: "link", actor: { ...center.staff, kind: "system" } },
      ...{ kind: "counts", lines: [aLine({ hires })] },
    });
  const hiresOf = async () =>
    (await listReports(services.db, of())).map(({ lines }) => lines.map(({ hires }) => hires));

  test("is one more beside those before, and the newest counts", async () => {
    services.clock.set(afterwards);
    await report(services.ids.uuid(), 1);
    await report(services.ids.uuid(), 4);
    expect(await hiresOf()).toEqual([[4], [1]]);
    expect(await findCountingLines(services.db, of())).toEqual([aLine({ hires: 4 })]);
  });

  test("that is posted twice is one, and one that was mended before the second post is two", async () => {
    services.clock.set(afterwards);
    const key = services.ids.uuid();
    for (const hires of [1, 1, 2, 1]) await report(key, hires);
    expect(await hiresOf()).toEqual([[1], [2], [1]]);
  });

  test("that comes twice at once is one; two that differ both stand", async () => {
    services.clock.set(afterwards);
    const processes = Array.from({ length: 4 }, () => openProcess(services, (error) => faults.push(error)));
    const [key, other] = [services.ids.uuid(), services.ids.uuid()];
    await Promise.all(processes.map(({ services: on }) => report(key, 3, on)));
    expect(await hiresOf()).toEqual([[3]]);
    const [one, two] = processes;
    await Promise.all([report(other, 5, one?.services), report(services.ids.uuid(), 6, two?.services)]);
    await Promise.all(processes.map((process) => process.close()));
    expect((await hiresOf()).flat().sort((a, b) => Number(a) - Number(b))).toEqual([3, 5, 6]);
  });

  test("control: looked for and written without holding the employer's row, a double tap is two", async () => {
    services.clock.set(afterwards);
    const key = services.ids.uuid();
    let looked = 0;
    let bothLooked = () => {};
    const meeting = new Promise<void>((resolve) => {
      bothLooked = resolve;
    });
    const unguarded = async () => {
      const there = await services.db.$count(outcomeReports, eq(outcomeReports.formKey, key));
      looked += 1;
      if (looked === 2) bothLooked();
      await meeting;
      const row = {
        ...of(),
        id: services.ids.uuid(),
        mark: 7,
        kind: "nobody-hired",
        how: "link",
        by: "x",
      } as const;
      if (there === 0)
        await services.db
          .insert(outcomeReports)
          .values({ ...row, at: afterwards, formKey: key, valuesHash: "x" });
    };
    await Promise.all([unguarded(), unguarded()]);
    expect(await services.db.$count(outcomeReports, eq(outcomeReports.formKey, key))).toBe(2);
  });

  test("counts for the mark whose day has come", async () => {
    for (const at of [afterwards, mornings[30], mornings[90]]) {
      services.clock.set(at);
      await report(services.ids.uuid(), 1);
    }
    expect((await listReports(services.db, of())).map(({ mark }) => mark)).toEqual([90, 30, 7]);
  });

  test("that nobody was hired keeps what was told of applications", async () => {
    services.clock.set(afterwards);
    await aReport(services, center, eventId, { applications: 9, hires: 2 });
    const made = { ...of(), formKey: services.ids.uuid(), how: "staff" as const, actor: center.staff };
    await reportOutcomes(services, { ...made, kind: "nobody-hired", lines: [] });
    expect(await findCountingLines(services.db, of())).toMatchObject([{ applications: 9, hires: 0 }]);
  });

  test("keeps what was told of an opening that was written anew since", async () => {
    services.clock.set(afterwards);
    await aReport(services, center, eventId, { applications: 9, hires: 3 });
    await services.db
      .update(openings)
      .set({ id: services.ids.uuid(), title: "Packer" })
      .where(eq(openings.eventId, eventId));
    await aReport(services, center, eventId, { interviews: 5 });
    expect(await findCountingLines(services.db, of())).toMatchObject([
      { title: "Packer", interviews: 5, hires: null },
      { title: "Warehouse associate", applications: 9, hires: 3 },
    ]);
  });

  test("without a number answers nothing: it is refused, and what was told stays", async () => {
    services.clock.set(afterwards);
    const empty = { outcome: "refused", reason: "no-numbers" };
    expect(await aReport(services, center, eventId, {})).toEqual(empty);
    await aReport(services, center, eventId, { hires: 4 });
    expect(await aReport(services, center, eventId, { wageCents: 2000, wageUnit: "hour" })).toEqual(empty);
    expect(await findCountingLines(services.db, of())).toMatchObject([{ hires: 4 }]);
    expect(await lookAt(mornings[10])).toEqual([]);
  });

  test("is refused before the event's end, and of an employer that takes no part", async () => {
    expect(await report(services.ids.uuid(), 1)).toEqual({ outcome: "refused", reason: "event-ahead" });
    services.clock.set(afterwards);
    const applied = await anotherEmployer("applied");
    expect(await aReport(services, center, eventId, { hires: 1 }, applied)).toEqual({
      ...{ outcome: "refused", reason: "not-found" },
    });
  });

  test("is never rewritten", async () => {
    services.clock.set(afterwards);
    await report(services.ids.uuid(), 1);
    await expect(services.db.update(outcomeReports).set({ mark: 90 })).rejects.toThrow();
    await lookAt(mornings[30]);
    await expect(services.db.delete(outcomeAsks)).rejects.toThrow();
  });

  test("by staff stands in the trail, with who and when", async () => {
    services.clock.set(afterwards);
    await aReport(services, center, eventId, { hires: 1 });
    const rows = await services.db.select().from(audit).where(eq(audit.action, "outcomes counts"));
    expect(rows.filter(({ subjectId }) => subjectId === eventId)).toMatchObject([
      { actorId: center.staff.id },
    ]);
  });

  test("of zero people is kept as zero, and of unknown as unknown", async () => {
    services.clock.set(afterwards);
    await aReport(services, center, eventId, { applications: 0, hires: null });
    expect(await findCountingLines(services.db, of())).toMatchObject([{ applications: 0, hires: null }]);
  });
});

describe("a link", () => {
  const now = async () => {
    const link = await findLinkOf(services.db, of());
    return link && { generation: link.generation, isOver: link.withdrawnAt !== null };
  };
  const request = () => ({ ...of(), actor: center.staff });

  test("is made by staff too, and one that stands stays as it is", async () => {
    await renewOutcomeLink(services, request());
    await renewOutcomeLink(services, request());
    expect(await now()).toEqual({ generation: 1, isOver: false });
  });

  test("is withdrawn also before there was one, and made anew under another code", async () => {
    await withdrawOutcomeLink(services, request());
    expect(await now()).toEqual({ generation: 1, isOver: true });
    await renewOutcomeLink(services, request());
    expect(await now()).toEqual({ generation: 2, isOver: false });
    expect(await lookAt(mornings[7])).toHaveLength(1);
  });
});

test("staff see who was asked when, who answered, who declined and who never did", async () => {
  const cedar = await anotherEmployer();
  await lookAt(mornings[7]);
  await aReport(services, center, eventId, { hires: 2 });
  const made = { ...of(cedar), formKey: services.ids.uuid(), how: "link" as const, actor: center.staff };
  await reportOutcomes(services, { ...made, kind: "declined", lines: [] });
  const rows = await listAskedEmployers(services.db, of());
  const [clinic, harbor] = rows;
  expect(clinic).toMatchObject({ id: cedar, askedAt: [7], answeredAt: [], declinedAt: mornings[7] });
  expect(harbor).toMatchObject({ askedAt: [7], answeredAt: [7], declinedAt: null, isWithdrawn: false });
  expect(harbor?.asked).toEqual([{ employerId: center.employerId, mark: 7, turn: 1, askedAt: mornings[7] }]);
});

test("an opening's numbers outlive the opening: they keep the title they were told under", async () => {
  services.clock.set(mornings[7]);
  await aReport(services, center, eventId, { hires: 2 });
  await services.db.execute(sql`delete from openings where event_id = ${eventId}`);
  expect(anOpening().title).toBe("Warehouse associate");
  expect(await findCountingLines(services.db, of())).toMatchObject([
    { title: "Warehouse associate", hires: 2 },
  ]);
});
