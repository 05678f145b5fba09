import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventInput } from "~/app/commands/parts/event-input";
import { mostDrafts, removeEventDraft, saveEventDraft } from "~/app/commands/save-event-draft.server";
import { saveTypedRequest } from "~/app/commands/save-typed-request.server";
import { withdrawRequest } from "~/app/commands/withdraw-request.server";
import type { TypedValues } from "~/app/domain/events/draft-values";
import { findEventDraft, listEventDrafts } from "~/db/queries/event-drafts";
import { listEvents } from "~/db/queries/events";
import { listUpcomingEvents } from "~/db/queries/public-events";
import { listWaiting } from "~/db/queries/queue";
import { eventDrafts } from "~/db/schema";
import { aCenter, type TestCenter } from "../factories/center";
import { anEmployerPerson, aRequest, aRequestedEvent, type TestEmployer } from "../factories/employer";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let employer: TestEmployer;
let other: TestEmployer;
beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  employer = await anEmployerPerson(services, center);
  other = await anEmployerPerson(services, center, "Harborline Logistics");
});
afterAll(() => services.drop());

const keep = (draftId: string, values: TypedValues, of = employer) =>
  saveEventDraft(services, { actor: of.actor, draftId, values });
const kept = (draftId: string, of = employer) =>
  findEventDraft(services.db, { centerId: center.id, employerId: of.employerId, draftId });
const listed = async (of = employer) =>
  (await listEventDrafts(services.db, { centerId: center.id, employerId: of.employerId })).map(
    ({ id }) => id,
  );

const typed = {
  title: "  <b>A & B</b> 🥐 ",
  capacity: "-1",
  startsAtDate: "2026-02-31",
  "openings.0.payMin": "lots",
};

describe("a request that is not finished", () => {
  test("is kept as it was typed, and the last save stands", async () => {
    const draftId = services.ids.uuid();
    expect(await keep(draftId, { title: "First" })).toEqual({ outcome: "kept", isOfEvent: false });
    await keep(draftId, typed);
    expect(await kept(draftId)).toMatchObject({ values: typed });
    expect(await listed()).toContain(draftId);
  });

  test("is no event: not in the public list, the staff's queue or any list of events", async () => {
    const draftId = services.ids.uuid();
    await keep(draftId, { title: "Nobody sees this" });
    const of = { centerId: center.id, locale: "en", now: services.clock.now(), limit: 100 };
    const everywhere = JSON.stringify([
      await listUpcomingEvents(services.db, of),
      await listWaiting(services.db, of),
      await listEvents(services.db, of),
    ]);
    expect(everywhere).not.toContain("Nobody sees this");
    expect(everywhere).not.toContain(draftId);
  });

  test("is another employer's neither to read nor to overwrite nor to remove", async () => {
    const draftId = services.ids.uuid();
    await keep(draftId, typed);
    expect(await kept(draftId, other)).toBeNull();
    expect(await keep(draftId, { title: "Mine" }, other)).toMatchObject({ reason: "not-found" });
    await removeEventDraft(services, { actor: other.actor, draftId });
    expect(await kept(draftId)).toMatchObject({ values: typed });
  });

  test("is gone when it is removed, and a second removal says the same", async () => {
    const draftId = services.ids.uuid();
    await keep(draftId, typed);
    const removals = [
      await removeEventDraft(services, { actor: employer.actor, draftId }),
      await removeEventDraft(services, { actor: employer.actor, draftId }),
    ];
    expect(removals).toEqual([{ outcome: "removed" }, { outcome: "removed" }]);
    expect(await kept(draftId)).toBeNull();
  });

  test("is refused past the room that a draft has, and past fifty of one employer", async () => {
    expect(await keep(services.ids.uuid(), { description: "x".repeat(200_001) })).toMatchObject({
      reason: "body-too-large",
    });
    const full = await anEmployerPerson(services, center, "Full Desk");
    const ids = Array.from({ length: mostDrafts }, () => services.ids.uuid());
    for (const id of ids.slice(1)) await keep(id, typed, full);
    const last = [ids[0] ?? "", services.ids.uuid(), services.ids.uuid(), services.ids.uuid()];
    const atOnce = await Promise.all(last.map((id) => keep(id, typed, full)));
    expect(atOnce.filter(({ outcome }) => outcome === "kept")).toHaveLength(1);
    expect(await listed(full)).toHaveLength(mostDrafts);
    expect(await keep(services.ids.uuid(), typed, full)).toMatchObject({
      fields: [{ problem: "too-many-drafts" }],
    });
    expect(await keep(ids[1] ?? "", { title: "Again" }, full)).toMatchObject({ outcome: "kept" });
  });
});

describe("a form that is saved at any point", () => {
  const save = (eventId: string, whole: Partial<EventInput> | null, isSubmitted = false) =>
    saveTypedRequest(services, {
      actor: employer.actor,
      center,
      eventId,
      isSubmitted,
      values: typed,
      whole: whole === null ? null : { event: aRequestedEvent(services, center, whole), answer: null },
    });

  test("is an event once it is whole, and what was kept of it goes", async () => {
    const eventId = services.ids.uuid();
    expect(await save(eventId, null)).toMatchObject({ outcome: "kept" });
    expect(await save(eventId, {})).toEqual({ outcome: "saved", eventId });
    expect(await kept(eventId)).toBeNull();
  });

  test("is kept also where the room holds fewer people, which sending it refuses", async () => {
    const eventId = services.ids.uuid();
    expect(await save(eventId, { capacity: 301 }, true)).toMatchObject({
      fields: [{ field: "capacity", problem: "capacity-above-posted-load" }],
    });
    expect(await kept(eventId)).toBeNull();
    expect(await save(eventId, { capacity: 301 })).toMatchObject({ outcome: "kept" });
  });

  test("keeps changes of an event beside it, out of the list of new requests, until they are whole", async () => {
    const eventId = await aRequest(services, center, employer, { isSubmitted: false });
    expect(await save(eventId, null)).toEqual({ outcome: "kept", isOfEvent: true });
    expect(await kept(eventId)).toMatchObject({ values: typed });
    expect(await listed()).not.toContain(eventId);
  });

  test("keeps nothing of an event that was sent or is another employer's", async () => {
    const sent = await aRequest(services, center, employer, { isSubmitted: true });
    const theirs = await aRequest(services, center, other, { isSubmitted: false });
    expect(await save(sent, null)).toMatchObject({ reason: "edit-not-allowed" });
    expect(await save(theirs, null)).toMatchObject({ reason: "not-found" });
    const none = await services.db.$count(
      eventDrafts,
      and(eq(eventDrafts.centerId, center.id), inArray(eventDrafts.id, [sent, theirs])),
    );
    expect(none).toBe(0);
  });

  test("goes with the event that is withdrawn", async () => {
    const eventId = await aRequest(services, center, employer, { isSubmitted: false });
    await save(eventId, null);
    await withdrawRequest(services, { actor: employer.actor, center, eventId, reason: null });
    expect(await kept(eventId)).toBeNull();
  });
});
