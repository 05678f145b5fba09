import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { copyRequest } from "~/app/commands/copy-request.server";
import { createEvent } from "~/app/commands/create-event.server";
import { editEvent } from "~/app/commands/edit-event.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { saveRequest } from "~/app/commands/save-request.server";
import { submitRequest } from "~/app/commands/submit-request.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { withdrawRequest } from "~/app/commands/withdraw-request.server";
import type { Actor } from "~/app/domain/access/roles";
import { type EventStatus, eventStatuses } from "~/app/domain/events/event";
import { sendDue } from "~/app/worker/worker.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { audit, eventDrafts, events, outbox } from "~/db/schema";
import { aCenter, type TestCenter } from "../factories/center";
import { anEmployerPerson, aRequest, aRequestedEvent, type TestEmployer } from "../factories/employer";
import { aPerson } from "../factories/people";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let employer: TestEmployer;
let other: TestEmployer;
beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  await aPerson(services, center, "staff");
  employer = await anEmployerPerson(services, center);
  other = await anEmployerPerson(services, center, "Harborline Logistics");
});
afterAll(() => services.drop());
beforeEach(() => services.clock.set(noon));

const day = 86_400_000;

const theEvent = (eventId: string) => findEventDetail(services.db, { centerId: center.id, eventId });
const statusOf = async (eventId: string) => (await theEvent(eventId))?.status;
const mailsOf = async (eventId: string) => {
  const rows = await services.db
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(eq(outbox.eventId, eventId));
  return rows.map(({ kind }) => kind);
};
const stepsOf = (eventId: string) =>
  services.db
    .select({ from: audit.from, to: audit.to, reason: audit.reason })
    .from(audit)
    .where(and(eq(audit.subjectId, eventId), eq(audit.action, "status")))
    .orderBy(audit.at, sql`${audit.from} nulls first`);

const save = (
  eventId: string,
  more: Partial<EventInput> = {},
  {
    isSubmitted = false,
    answer = null,
    actor = employer.actor,
  }: { isSubmitted?: boolean; answer?: string | null; actor?: Actor } = {},
) =>
  saveRequest(services, {
    actor,
    center,
    eventId,
    event: aRequestedEvent(services, center, { roomId: null, ...more }),
    isSubmitted,
    answer,
  });
const submit = (eventId: string, answer: string | null = null, actor: Actor = employer.actor) =>
  submitRequest(services, { actor, center, eventId, answer });
const withdraw = (eventId: string, actor: Actor = employer.actor) =>
  withdrawRequest(services, { actor, center, eventId, reason: null });

const byStaff = async (eventId: string, to: EventStatus, reason: string | null = null) => {
  services.clock.advance(60_000);
  const taken = await takeEventStep(services, { actor: center.staff, center, eventId, to, reason });
  if (taken.outcome === "refused") throw new Error(taken.reason);
};

const draft = () => aRequest(services, center, employer, { isSubmitted: false, roomId: null });
const submitted = () => aRequest(services, center, employer, { isSubmitted: true, roomId: null });

/** An event of the employer's in a state, brought there by the steps that lead to it. */
const inState: Record<EventStatus, () => Promise<string>> = {
  draft,
  submitted,
  "needs-info": async () => led(await submitted(), ["needs-info", "Which shift?"]),
  declined: async () => led(await submitted(), ["declined", "No room in January."]),
  approved: async () => led(await submitted(), ["approved", null]),
  published: async () => led(await submitted(), ["approved", null], ["published", null]),
  cancelled: async () => led(await submitted(), ["approved", null], ["cancelled", "Burst pipe."]),
  closed: async () => led(await submitted(), ["approved", null], ["published", null], ["closed", null]),
};
async function led(eventId: string, ...steps: [EventStatus, string | null][]) {
  await services.db.execute(
    `update employers set vetted_at = now(), vetted_by = 'a test' where id = '${employer.employerId}'`,
  );
  for (const [to, reason] of steps) await byStaff(eventId, to, reason);
  return eventId;
}

describe("the employer's rows of the table of states", () => {
  test("(none) to draft: an employer begins, nobody is told", async () => {
    const eventId = services.ids.uuid();
    expect(await save(eventId)).toEqual({ outcome: "saved", eventId });
    expect(await theEvent(eventId)).toMatchObject({ status: "draft", madeByStaff: false });
    expect(await mailsOf(eventId)).toEqual([]);
    expect(await stepsOf(eventId)).toEqual([{ from: null, to: "draft", reason: null }]);
  });

  test.each(["draft", "needs-info"] as const)(
    "%s to submitted: an employer sends it, staff are told",
    async (state) => {
      const eventId = await inState[state]();
      services.clock.advance(60_000);
      expect(await submit(eventId)).toEqual({ outcome: "submitted", eventId });
      expect(await statusOf(eventId)).toBe("submitted");
      expect((await mailsOf(eventId)).at(-1)).toBe("event-submitted");
      expect((await stepsOf(eventId)).at(-1)).toEqual({ from: state, to: "submitted", reason: null });
    },
  );

  test.each(["draft", "submitted", "needs-info"] as const)(
    "%s to cancelled: an employer withdraws it, staff are told",
    async (state) => {
      const eventId = await inState[state]();
      expect(await withdraw(eventId)).toEqual({ outcome: "withdrawn" });
      expect(await statusOf(eventId)).toBe("cancelled");
      expect((await mailsOf(eventId)).at(-1)).toBe("event-withdrawn");
    },
  );

  test.each(["approved", "published", "declined", "closed"] as const)(
    "%s: an employer cannot send or withdraw it",
    async (state) => {
      const eventId = await inState[state]();
      expect(await submit(eventId)).toMatchObject({ reason: "step-not-allowed" });
      expect(await withdraw(eventId)).toMatchObject({ reason: "step-not-allowed" });
      expect(await statusOf(eventId)).toBe(state);
    },
  );

  test.each(["needs-info", "declined", "approved", "published", "closed"] as const)(
    "submitted to %s: an employer cannot take the center's step",
    async (to) => {
      const eventId = await inState.submitted();
      const request = { actor: employer.actor, center, eventId, to, reason: "Because" };
      expect(await takeEventStep(services, request)).toMatchObject({ reason: "step-not-allowed" });
      expect(await statusOf(eventId)).toBe("submitted");
    },
  );

  test.each(["declined", "cancelled"] as const)(
    "%s: an employer copies it into a new draft, one for two posts",
    async (state) => {
      const eventId = await inState[state]();
      const copy = () => copyRequest(services, { actor: employer.actor, center, eventId });
      const [first, second] = [await copy(), await copy()];
      if (first.outcome === "refused") throw new Error(first.reason);
      expect(first.eventId).not.toBe(eventId);
      expect(second).toEqual(first);
      expect(await theEvent(first.eventId)).toMatchObject({
        status: "draft",
        host: { id: employer.employerId },
      });
      expect(await statusOf(eventId)).toBe(state);
    },
  );

  test.each(eventStatuses.filter((state) => state !== "declined" && state !== "cancelled"))(
    "%s: an employer cannot copy it",
    async (state) => {
      const eventId = await inState[state]();
      const copied = await copyRequest(services, { actor: employer.actor, center, eventId });
      expect(copied).toMatchObject({ reason: "step-not-allowed" });
    },
  );
});

describe("mail to the employer", () => {
  test.each([
    ["needs-info", "event-needs-info", "Which shift?"],
    ["declined", "event-declined", "No room in January."],
    ["approved", "event-approved", null],
    ["published", "event-published", null],
  ] as const)("tells its people of %s, with the reason where there is one", async (state, kind, reason) => {
    const eventId = await inState[state]();
    const mails = await services.db
      .select({ recipient: outbox.recipient, reason: outbox.reason })
      .from(outbox)
      .where(and(eq(outbox.eventId, eventId), eq(outbox.kind, kind)));
    expect(mails).toEqual([{ recipient: employer.email, reason }]);
  });
});

describe("edits by an employer", () => {
  test.each(["draft", "needs-info"] as const)("are taken while it is %s", async (state) => {
    const eventId = await inState[state]();
    expect(await save(eventId, { title: "Another title" })).toMatchObject({ outcome: "saved" });
    expect(await theEvent(eventId)).toMatchObject({ status: state, texts: [{ title: "Another title" }] });
  });

  test.each(eventStatuses.filter((state) => state !== "draft" && state !== "needs-info"))(
    "are refused once it is %s, of the room's hold too",
    async (state) => {
      const eventId = await inState[state]();
      expect(await save(eventId, { title: "Another title" })).toMatchObject({ reason: "edit-not-allowed" });
      await save(eventId, { heldFrom: noon });
      expect(await theEvent(eventId)).toMatchObject({
        heldFrom: null,
        texts: [{ title: "Warehouse hiring day" }],
      });
    },
  );
});

describe("sending a request", () => {
  test("writes and sends a new one at once", async () => {
    const eventId = services.ids.uuid();
    expect(await save(eventId, {}, { isSubmitted: true })).toEqual({ outcome: "submitted", eventId });
    expect(await stepsOf(eventId)).toMatchObject([{ to: "draft" }, { to: "submitted" }]);
  });

  test("needs an opening: without one nothing is written", async () => {
    const eventId = services.ids.uuid();
    expect(await save(eventId, { openings: [] }, { isSubmitted: true })).toMatchObject({
      reason: "opening-required",
      fields: [{ field: "openings" }],
    });
    expect(await theEvent(eventId)).toBeNull();
  });

  test("takes back the edit that came with it where it is refused", async () => {
    const eventId = await draft();
    const refused = await save(eventId, { title: "Half", openings: [] }, { isSubmitted: true });
    expect(refused).toMatchObject({ outcome: "refused" });
    expect(await theEvent(eventId)).toMatchObject({ texts: [{ title: "Warehouse hiring day" }] });
  });

  test("needs a start that has not passed", async () => {
    const eventId = await draft();
    services.clock.set(new Date(noon.getTime() + 15 * day));
    expect(await submit(eventId)).toMatchObject({
      fields: [{ field: "startsAt", problem: "starts-in-the-past" }],
    });
    expect(await statusOf(eventId)).toBe("draft");
  });

  test("waits for changes that are not finished", async () => {
    const eventId = await draft();
    await services.db.insert(eventDrafts).values({
      centerId: center.id,
      id: eventId,
      employerId: employer.employerId,
      values: { title: "Half" },
      updatedAt: noon,
    });
    expect(await submit(eventId)).toMatchObject({ fields: [{ problem: "unfinished-changes" }] });
    expect(await statusOf(eventId)).toBe("draft");
  });

  test("again carries the answer into the trail", async () => {
    const eventId = await inState["needs-info"]();
    services.clock.advance(60_000);
    await save(eventId, {}, { isSubmitted: true, answer: "The early one." });
    expect((await stepsOf(eventId)).at(-1)).toEqual({
      from: "needs-info",
      to: "submitted",
      reason: "The early one.",
    });
  });

  test("again carries the answer into the mail to staff", async () => {
    const eventId = await inState["needs-info"]();
    await services.db.delete(outbox);
    await save(eventId, {}, { isSubmitted: true, answer: "Parking is paid for." });
    const faults: unknown[] = [];
    const originOf = async () => "https://center.example";
    await sendDue(services, { originOf, onError: (error) => faults.push(error) });
    expect(faults).toEqual([]);
    const { text } = services.mailer.sent.at(-1) ?? expect.fail("no mail");
    expect(text).toMatch(/answers\nParking is paid for\.\n/);
  });

  test("twice by one form makes one event and one mail, in turn and at once", async () => {
    const event = aRequestedEvent(services, center, { roomId: null, title: "Posted twice" });
    const eventId = services.ids.uuid();
    const post = () =>
      saveRequest(services, {
        actor: employer.actor,
        center,
        eventId,
        event,
        isSubmitted: true,
        answer: null,
      });
    const atOnce = await Promise.all(Array.from({ length: 8 }, post));
    const posts = [...atOnce, await post()];
    expect(posts).toEqual(posts.map(() => ({ outcome: "submitted", eventId })));
    const made = await services.db.$count(
      events,
      eq(events.searchText, "posted twice three ovens bakery warehouse associate"),
    );
    expect(made).toBe(1);
    expect((await mailsOf(eventId)).filter((kind) => kind === "event-submitted")).toHaveLength(1);
  });

  test("control: forms without the id that they carry make an event each", async () => {
    const event = aRequestedEvent(services, center, { roomId: null, title: "Without an id" });
    const post = () =>
      createEvent(services, { actor: employer.actor, center, employerId: employer.employerId, event });
    await Promise.all(Array.from({ length: 3 }, post));
    const made = await services.db.$count(
      events,
      eq(events.searchText, "without an id three ovens bakery warehouse associate"),
    );
    expect(made).toBe(3);
  });

  test("twice with other values the second time refuses the second and keeps the first", async () => {
    const eventId = services.ids.uuid();
    await save(eventId, {}, { isSubmitted: true });
    expect(await save(eventId, { title: "Other" }, { isSubmitted: true })).toMatchObject({
      reason: "edit-not-allowed",
    });
    expect(await theEvent(eventId)).toMatchObject({ texts: [{ title: "Warehouse hiring day" }] });
  });
});

describe("another employer's event", () => {
  test("is not found by any command, and stays as it was", async () => {
    const eventId = await draft();
    const actor = other.actor;
    const reasons = [
      await save(eventId, { title: "Mine now" }, { actor }),
      await submit(eventId, null, actor),
      await withdraw(eventId, actor),
      await copyRequest(services, { actor, center, eventId: await inState.declined() }),
      await editEvent(services, { actor, center, eventId, patch: { title: "Mine now" }, reason: null }),
    ].map((result) => (result.outcome === "refused" ? result.reason : result.outcome));
    expect(reasons).toEqual(reasons.map(() => "not-found"));
    expect(await theEvent(eventId)).toMatchObject({
      status: "draft",
      host: { id: employer.employerId },
      texts: [{ title: "Warehouse hiring day" }],
    });
  });

  test("of another center is not found either, and its room cannot be asked for", async () => {
    const abroad = await aCenter(services);
    const theirs = await anEmployerPerson(services, abroad);
    const eventId = await aRequest(services, abroad, theirs, { isSubmitted: false });
    expect(await submit(eventId)).toMatchObject({ reason: "not-found" });
    expect(await save(services.ids.uuid(), { roomId: abroad.roomId })).toMatchObject({
      fields: [{ field: "roomId", problem: "not-found" }],
    });
  });
});
