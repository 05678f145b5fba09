import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { editEvent } from "~/app/commands/edit-event.server";
import { reviewLanguage } from "~/app/commands/review-language.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { type EventTextRequest, writeEventText } from "~/app/commands/write-event-text.server";
import { digestOf, isRead, languageStandings } from "~/app/http/language-reviews.server";
import { findCenter } from "~/db/queries/centers";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { listUpcomingEvents } from "~/db/queries/public-events";
import { audit, eventRevisions } from "~/db/schema";
import { aCenter, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center, { title: "Warehouse hiring day" });
});

const spanish = {
  title: "Feria de empleo",
  description: "Traiga su currículum.",
  whatToBring: null,
  isReviewed: false,
};
const write = (request: Partial<EventTextRequest> = {}) =>
  writeEventText(services, {
    actor: center.staff,
    center,
    eventId,
    locale: "es",
    text: spanish,
    ...request,
  });
async function detail() {
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  if (event === null) throw new Error("no event");
  return event;
}
const titlesFound = async (term: string) => {
  const of = { centerId: center.id, locale: "es", centerLocale: "en", now: services.clock.now(), limit: 9 };
  return (await listUpcomingEvents(services.db, { ...of, terms: [term] })).map(({ title }) => title);
};

describe("an event's words in one more language", () => {
  test("stand beside those that it was written in, and in what mails render from", async () => {
    const before = await detail();
    expect(await write()).toEqual({ outcome: "written" });
    const event = await detail();
    expect(textOf(event, "es").title).toBe("Feria de empleo");
    expect(textOf(event, "en").title).toBe("Warehouse hiring day");
    expect(textOf(event, "ko", "en").title).toBe("Warehouse hiring day");
    expect(event.revision).toBe(before.revision + 1);
    expect(event.calendarRevision).toBe(before.calendarRevision);
    const [kept] = await services.db
      .select({ snapshot: eventRevisions.snapshot })
      .from(eventRevisions)
      .where(and(eq(eventRevisions.eventId, eventId), eq(eventRevisions.revision, event.revision)));
    expect(kept?.snapshot.texts.es?.title).toBe("Feria de empleo");
  });

  test("are found by the public search, still after the event itself was edited, and no more once taken away", async () => {
    expect(await titlesFound("feria")).toEqual([]);
    await write();
    expect(await titlesFound("feria")).toEqual(["Feria de empleo"]);
    const patch = { description: "Bring a pen." };
    await editEvent(services, { actor: center.staff, center, eventId, patch, reason: null });
    expect(await titlesFound("feria")).toEqual(["Feria de empleo"]);
    await write({ text: null });
    expect(await titlesFound("feria")).toEqual([]);
  });

  test("are written over, and say whether a speaker has read them", async () => {
    await write();
    await write({ text: { ...spanish, title: "Día de empleo", isReviewed: true } });
    const [text, ...more] = (await detail()).texts.filter(({ locale }) => locale === "es");
    expect(text).toMatchObject({ title: "Día de empleo", reviewedAt: services.clock.now() });
    expect(more).toEqual([]);
  });

  test("leave those that the event was written in to an edit", async () => {
    expect(await write({ locale: "en" })).toMatchObject({ reason: "not-found" });
    expect(await write({ locale: "en", text: null })).toMatchObject({ reason: "not-found" });
    expect((await detail()).texts.map(({ locale }) => locale)).toEqual(["en"]);
  });

  test("are no longer written once the event is cancelled", async () => {
    const step = { actor: center.staff, center, eventId, to: "cancelled", reason: "Flood" } as const;
    await takeEventStep(services, step);
    expect(await write()).toMatchObject({ reason: "edit-not-allowed" });
  });

  test("are of the own center alone", async () => {
    const abroad = await aCenter(services);
    expect(await write({ actor: abroad.staff, center: abroad })).toMatchObject({ reason: "not-found" });
  });

  test("leave a line in the trail, without the words", async () => {
    await write();
    const lines = await services.db.select().from(audit).where(eq(audit.action, "language written"));
    expect(lines.filter(({ subjectId }) => subjectId === eventId)).toMatchObject([
      { to: "es", actorId: center.staff.id },
    ]);
  });
});

describe("a language that somebody of the center has read", () => {
  const standing = async () => {
    const found = await findCenter(services.db, { centerId: center.id });
    if (found === null) throw new Error("no center");
    const es = languageStandings(found).find(({ tag }) => tag === "es");
    return { state: es?.state, isRead: isRead(found, "es"), isOtherRead: isRead(found, "ko") };
  };
  const review = (digest: string | null) =>
    reviewLanguage(services, { actor: center.staff, centerId: center.id, locale: "es", digest });

  test("is so from then on, until it is taken back", async () => {
    expect(await standing()).toEqual({ state: "none", isRead: false, isOtherRead: false });
    await review(digestOf("es"));
    expect(await standing()).toEqual({ state: "current", isRead: true, isOtherRead: false });
    await review(null);
    expect(await standing()).toEqual({ state: "none", isRead: false, isOtherRead: false });
  });

  test("is so no more once its words have changed", async () => {
    await review("of-older-words");
    expect(await standing()).toMatchObject({ state: "outdated", isRead: false });
  });
});
