import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { announceToEmployers } from "~/app/commands/announce-to-employers.server";
import { assignTable } from "~/app/commands/assign-table.server";
import { changeFair } from "~/app/commands/change-fair.server";
import { enterFair } from "~/app/commands/enter-fair.server";
import { inviteEmployers } from "~/app/commands/invite-employers.server";
import { markEmployer } from "~/app/commands/mark-employer.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { listAudit } from "~/db/queries/audit";
import { findEventDetail } from "~/db/queries/event-detail";
import { findFairEmployer, listFairEmployers, listRepresentatives } from "~/db/queries/fair-employers";
import { employers, eventEmployers, events, outbox, patrons } from "~/db/schema";
import {
  aCenter,
  aDraft,
  anOpening,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import {
  aFair,
  aFairEmployer,
  anApplication,
  anEntry,
  anInvitation,
  aPersonNamed,
  aTable,
  type TestFairEmployer,
} from "~/tests/factories/fairs";
import { aPerson } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { book, bookingsOf, someSlots } from "~/tests/factories/slots";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let employer: TestFairEmployer;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  await aPerson(services, center, "staff");
  eventId = await aFair(services, center);
  employer = await aFairEmployer(services, center);
});

const stand = (of: Pick<TestFairEmployer, "employerId"> = employer, at = eventId) =>
  findFairEmployer(services.db, { centerId: center.id, eventId: at, employerId: of.employerId });

const step = (
  name: "accept" | "decline" | "withdraw",
  more: Partial<Parameters<typeof takeTableStep>[1]> = {},
) =>
  takeTableStep(services, {
    ...{ actor: center.staff, center, eventId, employerId: employer.employerId },
    ...{ name, reason: null, ...more },
  });

const enter = (entry: Partial<ReturnType<typeof anEntry>> = {}, at = eventId) =>
  enterFair(services, { actor: employer.actor, center, eventId: at, entry: anEntry(entry) });

const kinds = async () => {
  const rows = await services.db
    .select({ kind: outbox.kind, recipient: outbox.recipient, reason: outbox.reason })
    .from(outbox)
    .where(and(eq(outbox.centerId, center.id), sql`${outbox.kind} like 'fair-%'`))
    .orderBy(outbox.place);
  return rows.map(
    ({ kind, recipient }) => `${kind} ${recipient?.startsWith("person") ? "staff" : recipient}`,
  );
};

const revision = async () => {
  const found = await findEventDetail(services.db, { centerId: center.id, eventId });
  return found?.revision ?? 0;
};

const trail = async () => {
  const of = { centerId: center.id, locale: "en", of: { kind: "event", id: eventId }, limit: 20 } as const;
  return (await listAudit(services.db, of)).map(({ action, to }) => `${action}: ${to}`);
};

describe("an invitation", () => {
  test("stands with the employer, tells it and is in the trail", async () => {
    await anInvitation(services, center, eventId, employer.employerId);
    expect(await stand()).toMatchObject({ standing: "invited", isHost: false, tableNo: null });
    expect(await kinds()).toEqual(["fair-invited jo@cedarfoods.example"]);
    expect(await trail()).toContain("employer invited: Cedar Foods Co-op");
  });

  test("sent again tells nobody twice", async () => {
    await anInvitation(services, center, eventId, employer.employerId);
    await anInvitation(services, center, eventId, employer.employerId, employer.employerId);
    expect(await kinds()).toHaveLength(1);
  });

  test("to several goes to all or to none", async () => {
    const other = await aFairEmployer(services, center, "Not vetted yet");
    await services.db.update(employers).set({ vettedAt: null }).where(eq(employers.id, other.employerId));
    const employerIds = [employer.employerId, other.employerId];
    const request = {
      actor: center.staff,
      center,
      eventId,
      employerIds,
      email: null,
      inviteId: other.employerId,
    };
    expect(await inviteEmployers(services, request)).toMatchObject({ reason: "employer-not-vetted" });
    expect(await stand()).toBeNull();
    expect(await kinds()).toEqual([]);
  });

  test("by e-mail goes to the address once, and the trail does not name it", async () => {
    const inviteId = services.ids.uuid();
    const request = {
      actor: center.staff,
      center,
      eventId,
      employerIds: [],
      email: "new@acme.example",
      inviteId,
    };
    await inviteEmployers(services, request);
    await inviteEmployers(services, request);
    expect(await kinds()).toEqual(["fair-invited new@acme.example"]);
    expect((await trail()).join()).not.toContain("new@acme");
  });

  test("by e-mail would lead nowhere where nobody can apply", async () => {
    const hosted = await aPublishedEvent(services, center);
    const request = {
      actor: center.staff,
      center,
      eventId: hosted,
      employerIds: [],
      email: "new@acme.example",
    };
    const asked = await inviteEmployers(services, { ...request, inviteId: services.ids.uuid() });
    expect(asked).toMatchObject({ reason: "applications-closed", fields: [{ field: "email" }] });
  });

  test("of nobody asks whom", async () => {
    const request = { actor: center.staff, center, eventId, employerIds: [], email: null };
    const asked = await inviteEmployers(services, { ...request, inviteId: services.ids.uuid() });
    expect(asked).toMatchObject({ reason: "values-not-accepted", fields: [{ problem: "nobody-chosen" }] });
  });

  test("taken by the employer gives it a table at once, and staff hear of it", async () => {
    await anInvitation(services, center, eventId, employer.employerId);
    expect(await enter()).toMatchObject({ outcome: "entered", standing: "accepted" });
    expect(await stand()).toMatchObject({ standing: "accepted", openings: 1, representatives: 1 });
    expect((await kinds()).at(-1)).toBe("fair-accepted staff");
  });
});

describe("an application", () => {
  test("waits for staff, who hear of it, and changes nothing that the public sees", async () => {
    const before = await revision();
    expect(await enter({ equipment: "Power" })).toMatchObject({ standing: "applied", isNew: true });
    expect(await stand()).toMatchObject({ standing: "applied", equipment: "Power", openings: 1 });
    expect(await kinds()).toEqual(["fair-applied staff"]);
    expect(await revision()).toBe(before);
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    expect(event).toMatchObject({ employers: [], openings: [] });
  });

  test("needs an opening", async () => {
    expect(await enter({ openings: [] })).toMatchObject({ fields: [{ problem: "opening-required" }] });
  });

  test("names twenty people at most", async () => {
    const people = Array.from({ length: 21 }, (_, n) => aPersonNamed(`Person ${n}`));
    expect(await enter({ people })).toMatchObject({ fields: [{ problem: "too-many-names" }] });
    expect(await enter({ people: people.slice(1) })).toMatchObject({ outcome: "entered" });
  });

  test("posted twice at once is one application", async () => {
    const both = await Promise.all([enter(), enter()]);
    expect(both.map(({ outcome }) => outcome)).toEqual(["entered", "entered"]);
    expect(await kinds()).toEqual(["fair-applied staff"]);
    expect(await stand()).toMatchObject({ openings: 1, representatives: 1 });
  });

  test("is not taken after they close", async () => {
    const request = { actor: center.staff, center, eventId, tables: null, applicationsCloseAt: noon };
    await changeFair(services, request);
    expect(await enter()).toMatchObject({ reason: "applications-closed" });
    expect(await trail()).toContain(`fair applications: ${noon.toISOString()}`);
  });

  test("is not taken by an event that an employer hosts", async () => {
    expect(await enter({}, await aPublishedEvent(services, center))).toMatchObject({
      reason: "standing-differs",
    });
  });
});

describe("staff accept", () => {
  test("and the public page shows the employer, its openings and its table", async () => {
    await enter();
    const before = await revision();
    expect(await step("accept", { tableNo: 4 })).toEqual({ outcome: "taken", standing: "accepted" });
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    expect(event).toMatchObject({
      revision: before + 1,
      employers: [{ legalName: "Cedar Foods Co-op", tableNo: 4 }],
      openings: [{ title: "Cook" }],
    });
    expect((await kinds()).at(-1)).toBe("fair-accepted jo@cedarfoods.example");
    const [row] = await services.db
      .select({ searchText: events.searchText })
      .from(events)
      .where(eq(events.id, eventId));
    expect(row?.searchText).toBe("spring job fair cedar foods co-op cook");
  });

  test("twice, and nobody is told twice", async () => {
    await enter();
    await Promise.all([step("accept"), step("accept")]);
    expect((await kinds()).filter((kind) => kind.startsWith("fair-accepted"))).toHaveLength(1);
  });

  test("nobody who is not vetted", async () => {
    await enter();
    await services.db.update(employers).set({ vettedAt: null }).where(eq(employers.id, employer.employerId));
    expect(await step("accept")).toMatchObject({ reason: "employer-not-vetted" });
    expect(await stand()).toMatchObject({ standing: "applied" });
  });

  test("no two at one table, which frees itself with its employer", async () => {
    const other = await aFairEmployer(services, center, "Second");
    await aTable(services, center, eventId, other, { tableNo: 4 });
    await enter();
    expect(await step("accept", { tableNo: 4 })).toMatchObject({
      reason: "values-not-accepted",
      fields: [{ field: "tableNo", problem: "table-taken" }],
    });
    await step("withdraw", { employerId: other.employerId, reason: "No room" });
    expect(await step("accept", { tableNo: 4 })).toMatchObject({ outcome: "taken" });
  });

  test("no more than there are tables", async () => {
    await changeFair(services, {
      actor: center.staff,
      center,
      eventId,
      tables: 1,
      applicationsCloseAt: null,
    });
    await aTable(services, center, eventId, await aFairEmployer(services, center, "First"));
    await enter();
    expect(await step("accept")).toMatchObject({ reason: "tables-full" });
    const fewer = { actor: center.staff, center, eventId, tables: 2, applicationsCloseAt: null };
    expect(await changeFair(services, fewer)).toEqual({ outcome: "done" });
    expect(await step("accept")).toMatchObject({ outcome: "taken" });
    expect(await changeFair(services, { ...fewer, tables: 1 })).toMatchObject({
      fields: [{ field: "tables", problem: "below-accepted" }],
    });
  });
});

describe("the last table", () => {
  const five = () =>
    Promise.all(Array.from({ length: 5 }, (_, n) => aFairEmployer(services, center, `Employer ${n}`)));

  test("goes to one of five who are accepted at once", async () => {
    await changeFair(services, {
      actor: center.staff,
      center,
      eventId,
      tables: 1,
      applicationsCloseAt: null,
    });
    const many = await five();
    for (const one of many) await anApplication(services, center, eventId, one);
    const taken = await Promise.all(many.map(({ employerId }) => step("accept", { employerId })));
    expect(taken.filter(({ outcome }) => outcome === "taken")).toHaveLength(1);
    const refused = taken.flatMap((one) => (one.outcome === "refused" ? [one.reason] : []));
    expect(refused).toEqual(["tables-full", "tables-full", "tables-full", "tables-full"]);
  });

  test("control: counted before it is written, without the event's row, it goes to several", async () => {
    await services.db.execute(sql`create table if not exists unguarded_tables (employer_id uuid)`);
    const acceptUnguarded = async (employerId: string) => {
      const [seen] = await services.db.execute<{ n: number }>(
        sql`select count(*)::int as n from unguarded_tables`,
      );
      if (seen === undefined || seen.n > 0) return false;
      await services.db.execute(sql`insert into unguarded_tables values (${employerId})`);
      return true;
    };
    const ids = Array.from({ length: 20 }, () => services.ids.uuid());
    const taken = await Promise.all(ids.map(acceptUnguarded));
    expect(taken.filter(Boolean).length).toBeGreaterThan(1);
  });

  test("is kept by the database where a command does not hold the event", async () => {
    await changeFair(services, {
      actor: center.staff,
      center,
      eventId,
      tables: 1,
      applicationsCloseAt: null,
    });
    const of = { centerId: center.id, eventId, isHost: false, standing: "accepted" as const };
    const accept = ({ employerId }: TestFairEmployer) =>
      services.db.insert(eventEmployers).values({ ...of, employerId });
    const settled = await Promise.allSettled((await five()).map(accept));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("who steps back", () => {
  test("frees the table, leaves the public page, and staff hear why", async () => {
    await aTable(services, center, eventId, employer, { tableNo: 2 });
    const { actor } = employer;
    expect(await step("withdraw", { actor, reason: "Nobody is free" })).toMatchObject({
      standing: "withdrawn",
    });
    expect(await stand()).toMatchObject({ standing: "withdrawn", tableNo: null, representatives: 0 });
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    expect(event).toMatchObject({ employers: [], openings: [] });
    expect((await kinds()).at(-1)).toBe("fair-withdrawn staff");
  });

  test("takes its interview times along: who had one hears of it, and not what the two sides said", async () => {
    const other = await aFairEmployer(services, center, "Other");
    await aTable(services, center, eventId, employer);
    await aTable(services, center, eventId, other);
    const { registrationId } = await aRegistration(services, center, eventId, { email: "rosa@mail.example" });
    const [mine = ""] = await someSlots(services, center, eventId, { employerId: employer.employerId });
    const [theirs = ""] = await someSlots(services, center, eventId, {
      after: 60,
      employerId: other.employerId,
    });
    await book(services, center, registrationId, mine);
    await book(services, center, registrationId, theirs);
    await step("withdraw", { reason: "Their invoice is open" });
    expect(await bookingsOf(services, mine)).toMatchObject([{ status: "cancelled", endedBy: "staff" }]);
    expect(await bookingsOf(services, theirs)).toMatchObject([{ status: "booked" }]);
    const told = await services.db
      .select({ reason: outbox.reason })
      .from(outbox)
      .where(and(eq(outbox.registrationId, registrationId), eq(outbox.kind, "booking-cancelled")));
    expect(told).toEqual([{ reason: null }]);
    expect(await book(services, center, registrationId, mine)).toMatchObject({ reason: "slot-cancelled" });
  });

  test("offers no interview times, nor does who was not accepted yet", async () => {
    const times = () => someSlots(services, center, eventId, { employerId: employer.employerId });
    await enter();
    await expect(times()).rejects.toThrow("not-found");
    await step("accept");
    expect(await times()).toHaveLength(1);
    await step("withdraw", { reason: "No room" });
    await expect(times()).rejects.toThrow("not-found");
  });

  test("is another's to say for nobody", async () => {
    await aTable(services, center, eventId, employer);
    const other = await aFairEmployer(services, center, "Other");
    expect(await step("withdraw", { actor: other.actor })).toMatchObject({ reason: "not-found" });
    expect(await stand()).toMatchObject({ standing: "accepted" });
  });

  test("is declined with a reason that goes to it", async () => {
    await enter();
    expect(await step("decline")).toMatchObject({ reason: "reason-required" });
    expect(await step("decline", { reason: "All tables are given out" })).toMatchObject({
      standing: "declined",
    });
    expect((await kinds()).at(-1)).toBe("fair-declined jo@cedarfoods.example");
  });
});

describe("an employer that has a table", () => {
  const asGuest = (to: "cancelled" | "submitted", actor = employer.actor, at = eventId) =>
    takeEventStep(services, { actor, center, eventId: at, to, reason: "Not ours to say" });

  test.each(["cancelled", "submitted"] as const)("does not let the center's fair be %s", async (to) => {
    await aTable(services, center, eventId, employer);
    expect(await asGuest(to)).toEqual({ outcome: "refused", reason: "not-found" });
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    expect(event).toMatchObject({ status: "published", host: null });
  });

  test.each(["cancelled", "submitted"] as const)("does not let another's draft be %s", async (to) => {
    const draft = await aDraft(services, center);
    const of = { centerId: center.id, eventId: draft, employerId: employer.employerId };
    await services.db.insert(eventEmployers).values({ ...of, isHost: false, standing: "accepted" });
    expect(await asGuest(to, employer.actor, draft)).toEqual({ outcome: "refused", reason: "not-found" });
  });

  test("speaks for somebody: one that names no employer is no host of an event without one", async () => {
    const draft = await aFair(services, center, { isDraft: true });
    const { employerId: _none, ...nobody } = employer.actor;
    const step = { center, eventId: draft, to: "cancelled", reason: null } as const;
    expect(await takeEventStep(services, { ...step, actor: nobody })).toMatchObject({ reason: "not-found" });
  });
});

describe("what an employer brings", () => {
  test("changes until the fair begins, in the sight of staff", async () => {
    await aTable(services, center, eventId, employer);
    const before = await revision();
    services.clock.advance(60_000);
    const openings = [anOpening({ title: "Cook" }), anOpening({ title: "Baker" })];
    expect(await enter({ openings })).toMatchObject({ standing: "accepted", isNew: false });
    expect(await stand()).toMatchObject({ openings: 2, changedAt: services.clock.now() });
    expect(await revision()).toBe(before + 1);
    expect(await trail()).toContain("employer changed openings: Cedar Foods Co-op");
    services.clock.set(new Date(noon.getTime() + 2 * 3_600_000));
    expect(await enter()).toMatchObject({ reason: "event-over" });
  });

  test("posted again as it stands changes nothing", async () => {
    await aTable(services, center, eventId, employer);
    const before = [await revision(), await trail()];
    await enter();
    expect([await revision(), await trail()]).toEqual(before);
    expect(await stand()).toMatchObject({ changedAt: null });
  });

  test("keeps an opening that keeps its title, and touches no other employer's", async () => {
    const other = await aFairEmployer(services, center, "Other");
    await aTable(services, center, eventId, other, { openings: [anOpening({ title: "Driver" })] });
    await aTable(services, center, eventId, employer);
    const ids = async () => {
      const event = await findEventDetail(services.db, { centerId: center.id, eventId });
      return Object.fromEntries((event?.openings ?? []).map(({ title, id }) => [title, id]));
    };
    const before = await ids();
    await enter({ openings: [anOpening({ title: "Baker" }), anOpening({ title: "Cook", vacancies: 9 })] });
    const after = await ids();
    expect(Object.keys(after).sort()).toEqual(["Baker", "Cook", "Driver"]);
    expect(after).toMatchObject(before);
  });

  test("is people whose tickets follow its standing", async () => {
    const statuses = async () => {
      const of = { centerId: center.id, eventId, employerId: employer.employerId };
      return (await listRepresentatives(services.db, of)).map(({ name, status }) => `${name} ${status}`);
    };
    await enter({ people: [aPersonNamed("Kim Lee"), aPersonNamed("Ana Reyes")] });
    expect(await statuses()).toEqual(["Ana Reyes waitlisted", "Kim Lee waitlisted"]);
    await step("accept");
    expect(await statuses()).toEqual(["Ana Reyes registered", "Kim Lee registered"]);
    await enter({ people: [aPersonNamed("Kim Lee"), aPersonNamed("Jo Park")] });
    expect(await statuses()).toEqual(["Jo Park registered", "Kim Lee registered"]);
    await step("withdraw", { reason: "No room" });
    expect(await statuses()).toEqual([]);
  });
});

describe("on the day", () => {
  const mark = (name: "arrival" | "departure" | "no-show", isSet = true) =>
    markEmployer(services, {
      ...{ actor: center.staff, center, eventId, employerId: employer.employerId },
      ...{ mark: name, isSet },
    });

  test.each([
    ["arrival", "arrivedAt"],
    ["no-show", "noShowAt"],
  ] as const)("staff mark %s, once, and take it back", async (name, column) => {
    await aTable(services, center, eventId, employer);
    await mark(name);
    services.clock.advance(60_000);
    await mark(name);
    expect(await stand()).toMatchObject({ [column]: noon });
    await mark(name, false);
    expect(await stand()).toMatchObject({ [column]: null });
    expect((await trail()).slice(0, 2)).toEqual([
      `employer ${name} unmarked: Cedar Foods Co-op`,
      `employer ${name} marked: Cedar Foods Co-op`,
    ]);
  });

  test("nobody leaves who did not come", async () => {
    await aTable(services, center, eventId, employer);
    expect(await mark("departure")).toMatchObject({ reason: "already-done" });
    await mark("arrival");
    expect(await mark("departure")).toEqual({ outcome: "done" });
  });

  test("only who has a table is marked, or gets a number", async () => {
    await enter();
    expect(await mark("arrival")).toMatchObject({ reason: "standing-differs" });
    const request = { actor: center.staff, center, eventId, employerId: employer.employerId };
    const assigned = await assignTable(services, { ...request, tableNo: 1, equipment: null });
    expect(assigned).toMatchObject({ reason: "standing-differs" });
  });
});

describe("a table's number", () => {
  const assign = (tableNo: number | null, equipment: string | null = null, of = employer) =>
    assignTable(services, {
      ...{ actor: center.staff, center, eventId, employerId: of.employerId },
      ...{ tableNo, equipment },
    });

  test("is given and taken by staff, with what stands on it", async () => {
    await aTable(services, center, eventId, employer);
    const before = await revision();
    await assign(7, "A screen");
    expect(await stand()).toMatchObject({ tableNo: 7, equipment: "A screen" });
    expect(await revision()).toBe(before + 1);
    expect(await trail()).toContain("employer table set: Cedar Foods Co-op, table 7");
    await assign(null);
    expect(await stand()).toMatchObject({ tableNo: null, equipment: null });
  });

  test("is one employer's, also where two get it at once", async () => {
    const other = await aFairEmployer(services, center, "Other");
    for (const one of [employer, other]) await aTable(services, center, eventId, one);
    const both = await Promise.all([assign(7), assign(7, null, other)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["done", "refused"]);
    expect(both).toContainEqual(
      expect.objectContaining({ fields: [{ field: "tableNo", problem: "table-taken" }] }),
    );
  });
});

describe("a message to employers", () => {
  test("goes to all who were accepted, once, and to nobody else", async () => {
    await aTable(services, center, eventId, employer);
    await anApplication(services, center, eventId, await aFairEmployer(services, center, "Only applied"));
    const announcementId = services.ids.uuid();
    const request = { actor: center.staff, center, eventId, announcementId, text: "Park in the yard" };
    expect(await announceToEmployers(services, request)).toMatchObject({ told: 1, replayed: false });
    expect(await announceToEmployers(services, request)).toMatchObject({ replayed: true });
    expect((await kinds()).filter((kind) => kind.startsWith("fair-message"))).toEqual([
      "fair-message jo@cedarfoods.example",
    ]);
  });

  test("goes to its people who come too, each address once", async () => {
    const people = [
      aPersonNamed("Ana Reyes"),
      aPersonNamed("Kim Lee", "kim@mail.example"),
      aPersonNamed("Lee Kim", "kim@mail.example"),
      aPersonNamed("Jo Park", "Jo@cedarfoods.example"),
    ];
    await aTable(services, center, eventId, employer, { people });
    const announcementId = services.ids.uuid();
    await announceToEmployers(services, { actor: center.staff, center, eventId, announcementId, text: "x" });
    const rows = await services.db
      .select({ to: outbox.recipient, name: patrons.name })
      .from(outbox)
      .leftJoin(patrons, eq(patrons.registrationId, outbox.registrationId))
      .where(and(eq(outbox.eventId, eventId), eq(outbox.kind, "fair-message")))
      .orderBy(outbox.place);
    expect(rows).toEqual([
      { to: "jo@cedarfoods.example", name: null },
      { to: null, name: "Kim Lee" },
    ]);
  });

  test("waits until the event is approved", async () => {
    const draft = await aDraft(services, center);
    const request = { actor: center.staff, center, eventId: draft, announcementId: services.ids.uuid() };
    expect(await announceToEmployers(services, { ...request, text: "x" })).toMatchObject({
      reason: "event-not-open",
    });
  });
});

test("an event that an employer hosts has guests, whom its edits leave alone", async () => {
  const hosted = await aPublishedEvent(services, center);
  await anInvitation(services, center, hosted, employer.employerId);
  await enter({}, hosted);
  const all = await listFairEmployers(services.db, { centerId: center.id, eventId: hosted });
  expect(all.map(({ legalName, isHost, standing }) => [legalName, isHost, standing])).toEqual([
    ["Cedar Foods Co-op", false, "accepted"],
    ["Harborline Logistics LLC", true, "accepted"],
  ]);
  const event = await findEventDetail(services.db, { centerId: center.id, eventId: hosted });
  expect(event?.openings.map(({ title }) => title)).toEqual(["Cook", "Warehouse associate"]);
  const asked = await takeTableStep(services, {
    ...{ actor: center.staff, center, eventId: hosted, employerId: center.employerId },
    ...{ name: "withdraw", reason: "x" },
  });
  expect(asked).toMatchObject({ reason: "standing-differs" });
});
