import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keepReplyTemplate, removeReplyTemplate } from "~/app/commands/keep-reply-template.server";
import { noteThreadRead, settleThread } from "~/app/commands/settle-thread.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { type MessageToWrite, writeThreadMessage } from "~/app/commands/write-thread-message.server";
import { limits } from "~/app/domain/access/attempts";
import { sendDue } from "~/app/worker/worker.server";
import { listWaiting } from "~/db/queries/queue";
import { listReplyTemplates } from "~/db/queries/reply-templates";
import {
  countUnreadByEvent,
  countUnreadByTable,
  countUnreadMessages,
  listThreadMessages,
} from "~/db/queries/threads";
import { eventEmployers, outbox, threadMessages } from "~/db/schema";
import { aCenter, aDraft, anActor, aPublishedEvent, type TestCenter } from "../factories/center";
import { anEmployerPerson, aRequest, type TestEmployer } from "../factories/employer";
import { aFair, anApplication } from "../factories/fairs";
import { aPerson } from "../factories/people";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let employer: TestEmployer;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  employer = await anEmployerPerson(services, center);
  eventId = await aRequest(services, center, employer, { isSubmitted: true, roomId: null });
});

const of = () => ({ centerId: center.id, eventId });
const inMinutes = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const write = (more: Partial<MessageToWrite> = {}) =>
  writeThreadMessage(services, {
    ...{ actor: employer.actor, center, eventId, messageId: services.ids.uuid() },
    ...{ text: "May we bring a banner?", asksAnswer: true, ...more },
  });
const messages = () => listThreadMessages(services.db, of());
const mails = (kind: "message-to-staff" | "message-to-employer") =>
  services.db
    .select({ recipient: outbox.recipient, messageId: outbox.threadMessageId })
    .from(outbox)
    .where(and(eq(outbox.centerId, center.id), eq(outbox.kind, kind)));
const waiting = async (now = services.clock.now()) => {
  const all = await listWaiting(services.db, { centerId: center.id, locale: "en", now });
  return all.flatMap(({ kind, waitsFor, since }) => (kind === "message" ? [{ waitsFor, since }] : []));
};

describe("a message of the employer", () => {
  test("is kept as it was written, and goes to everyone of the staff", async () => {
    const [ana, ben] = [await aPerson(services, center, "staff"), await aPerson(services, center, "admin")];
    await aPerson(services, center, "door");
    const text = "Is <b>parking</b> free?\nWe bring two cars.";
    expect(await write({ text })).toEqual({ outcome: "written" });
    expect(await messages()).toMatchObject([{ side: "employer", text, at: noon, asksAnswer: true }]);
    const sent = (await mails("message-to-staff")).map(({ recipient }) => recipient);
    expect(new Set(sent)).toEqual(new Set([ana.email, ben.email]));
    expect(sent).toHaveLength(2);
  });

  test("posted twice, also at once, is one message and one mail to each", async () => {
    await aPerson(services, center, "staff");
    const messageId = services.ids.uuid();
    await Promise.all([write({ messageId }), write({ messageId })]);
    await write({ messageId });
    expect(await messages()).toHaveLength(1);
    expect(await mails("message-to-staff")).toHaveLength(1);
  });

  test("and another one of the same minute are two mails", async () => {
    await aPerson(services, center, "staff");
    await write();
    await write();
    expect(await mails("message-to-staff")).toHaveLength(2);
  });

  test("about another employer's event is not found", async () => {
    const other = await anEmployerPerson(services, center, "Mill Foods");
    expect(await write({ actor: other.actor })).toEqual({ outcome: "refused", reason: "not-found" });
    expect(await messages()).toEqual([]);
  });

  test("about a draft that the center cannot see is refused", async () => {
    eventId = await aRequest(services, center, employer, { isSubmitted: false });
    expect(await write()).toEqual({ outcome: "refused", reason: "step-not-allowed" });
  });

  test("is one too many after those of an hour, and taken again in the next", async () => {
    for (let n = 0; n < limits.threadMessages.most; n++) await write();
    expect(await write()).toEqual({ outcome: "refused", reason: "too-many-requests" });
    services.clock.set(inMinutes(60));
    expect(await write()).toEqual({ outcome: "written" });
  });
});

describe("a message of staff", () => {
  const answer = (more: Partial<MessageToWrite> = {}) =>
    write({ actor: center.staff, text: "Yes.", ...more });

  test("goes to those who sign in for the employer, and to nobody of the staff", async () => {
    await aPerson(services, center, "staff");
    await answer();
    expect((await mails("message-to-employer")).map(({ recipient }) => recipient)).toEqual([employer.email]);
    expect(await mails("message-to-staff")).toEqual([]);
  });

  test("goes to the employer's contact where nobody signs in for it", async () => {
    eventId = await aDraft(services, center);
    await answer();
    expect((await mails("message-to-employer")).map(({ recipient }) => recipient)).toEqual([
      "dana@harborline.example",
    ]);
  });

  test("about a fair without a host is not found: nobody would read it", async () => {
    eventId = await aFair(services, center);
    expect(await answer()).toEqual({ outcome: "refused", reason: "not-found" });
    expect(await messages()).toEqual([]);
  });

  test("of another center is not found", async () => {
    const other = await aCenter(services);
    expect(await answer({ actor: other.staff, center: other })).toEqual({
      outcome: "refused",
      reason: "not-found",
    });
  });
});

test("messages are never rewritten or deleted", async () => {
  await write();
  const mine = eq(threadMessages.eventId, eventId);
  await expect(services.db.update(threadMessages).set({ text: "x" }).where(mine)).rejects.toThrow();
  await expect(services.db.delete(threadMessages).where(mine)).rejects.toThrow();
});

describe("unread messages", () => {
  const unread = (readerId: string, side: "employer" | "staff") =>
    countUnreadMessages(services.db, { ...of(), readerId, side });

  test("are counted for each reader until they look, and never a side's own", async () => {
    await write();
    services.clock.set(inMinutes(1));
    await write({ actor: center.staff });
    const colleague = anActor(services, center.id, "staff");
    expect(await unread(center.staff.id, "staff")).toBe(1);
    expect(await unread(employer.userId, "employer")).toBe(1);
    await noteThreadRead(services, { actor: center.staff, eventId, through: inMinutes(1) });
    expect(await unread(center.staff.id, "staff")).toBe(0);
    expect(await unread(colleague.id, "staff")).toBe(1);
  });

  test("stay read where an older page is opened later", async () => {
    await write();
    services.clock.set(inMinutes(1));
    await write();
    for (const through of [inMinutes(1), noon]) {
      await noteThreadRead(services, { actor: center.staff, eventId, through });
    }
    expect(await unread(center.staff.id, "staff")).toBe(0);
  });

  test("are counted by event for an employer's desk", async () => {
    await write({ actor: center.staff });
    await write({ actor: center.staff });
    const desk = { centerId: center.id, employerId: employer.employerId, readerId: employer.userId };
    expect(await countUnreadByEvent(services.db, desk)).toEqual(new Map([[eventId, 2]]));
    const other = await anEmployerPerson(services, center, "Mill Foods");
    const theirs = { centerId: center.id, employerId: other.employerId, readerId: other.userId };
    expect(await countUnreadByEvent(services.db, theirs)).toEqual(new Map());
  });
});

describe("the queue", () => {
  test("shows a message as waiting for staff since it came, until they answer", async () => {
    expect(await waiting()).toEqual([]);
    await write();
    services.clock.set(inMinutes(5));
    await write();
    expect(await waiting()).toEqual([{ waitsFor: "staff", since: noon }]);
    services.clock.set(inMinutes(9));
    await write({ actor: center.staff, asksAnswer: false });
    expect(await waiting()).toEqual([]);
  });

  test("shows a question of staff as waiting for the employer, while the event lies ahead", async () => {
    await write({ actor: center.staff });
    expect(await waiting()).toEqual([{ waitsFor: "employer", since: noon }]);
    expect(await waiting(inMinutes(30 * 24 * 60))).toEqual([]);
  });

  test("waits for no employer of an event that is declined, and still for staff", async () => {
    await write({ actor: center.staff });
    const decline = { actor: center.staff, center, eventId, to: "declined", reason: "No room" } as const;
    await takeEventStep(services, decline);
    expect(await waiting()).toEqual([]);
    services.clock.set(inMinutes(1));
    await write();
    expect(await waiting()).toEqual([{ waitsFor: "staff", since: inMinutes(1) }]);
  });

  test("waits for nobody once staff noted that the message needs no answer", async () => {
    await write({ text: "Thank you" });
    const [message] = await messages();
    const settle = (actor = center.staff) =>
      settleThread(services, { actor, eventId, messageId: message?.id ?? "" });
    expect([await settle(), await settle()]).toEqual([{ outcome: "settled" }, { outcome: "settled" }]);
    expect(await waiting()).toEqual([]);
    const other = await aCenter(services);
    expect(await settle(other.staff)).toEqual({ outcome: "refused", reason: "not-found" });
  });
});

describe("a thread about an employer's table", () => {
  let fairId: string;
  let other: TestEmployer;
  beforeEach(async () => {
    fairId = await aFair(services, center);
    other = await anEmployerPerson(services, center, "Mill Foods");
    for (const one of [employer, other]) await anApplication(services, center, fairId, one);
  });
  const at = (of = employer) => ({ eventId: fairId, employerId: of.employerId });
  const thread = async (of = employer) =>
    (await listThreadMessages(services.db, { centerId: center.id, ...at(of) })).map(({ text }) => text);

  test("is the employer's own: another one's at the same event has none of it", async () => {
    expect(await write({ ...at(), text: "Is there power?" })).toEqual({ outcome: "written" });
    expect(await write({ ...at(other), actor: other.actor, text: "Two tables?" })).toEqual({
      outcome: "written",
    });
    expect([await thread(), await thread(other)]).toEqual([["Is there power?"], ["Two tables?"]]);
    expect(await write({ ...at(other), text: "A look" })).toEqual({
      outcome: "refused",
      reason: "not-found",
    });
  });

  test("is mailed to the other side, with the way to it", async () => {
    const person = await aPerson(services, center, "staff");
    await write({ ...at(), text: "Is there power?" });
    await write({ ...at(), actor: center.staff, text: "Yes, at each table." });
    const originOf = async () => "https://jobs.example";
    const onError = (error: unknown) => {
      throw error;
    };
    await sendDue(services, { originOf, onError });
    const lettersTo = (address: string) =>
      services.mailer.sent.flatMap(({ to, text }) => (to === address ? [text] : [])).join();
    const base = `https://jobs.example/staff/events/${fairId}/employers/${employer.employerId}/thread`;
    for (const words of ["Is there power?", "Three Ovens Bakery writes", base]) {
      expect(lettersTo(person.email)).toContain(words);
    }
    for (const words of ["Yes, at each table.", `https://jobs.example/employer/fairs/${fairId}/thread`]) {
      expect(lettersTo(employer.email)).toContain(words);
    }
    expect(lettersTo(other.email)).not.toContain("Yes, at each table.");
  });

  test("is none of an employer that has nothing to do with the event, nor of its host", async () => {
    const stranger = await anEmployerPerson(services, center, "Stranger");
    for (const actor of [stranger.actor, center.staff]) {
      expect(await write({ ...at(stranger), actor })).toEqual({ outcome: "refused", reason: "not-found" });
    }
    expect(await write({ eventId, employerId: employer.employerId })).toEqual({
      outcome: "refused",
      reason: "not-found",
    });
  });

  test("beside a host's is apart from it: neither side's words stand in the other", async () => {
    const hosted = await aPublishedEvent(services, center);
    await services.db
      .insert(eventEmployers)
      .values({ centerId: center.id, eventId: hosted, employerId: employer.employerId, isHost: false });
    await write({ eventId: hosted, employerId: employer.employerId, text: "As a guest" });
    await write({ actor: center.staff, eventId: hosted, text: "To the host" });
    const texts = async (employerId: string | null) => {
      const of = { centerId: center.id, eventId: hosted, employerId };
      return (await listThreadMessages(services.db, of)).map(({ text }) => text);
    };
    expect([await texts(null), await texts(employer.employerId)]).toEqual([["To the host"], ["As a guest"]]);
  });

  test("is unread by itself: one that was read leaves the next one new", async () => {
    await write({ ...at() });
    await write({ ...at(other), actor: other.actor });
    const of = { centerId: center.id, eventId: fairId, readerId: center.staff.id };
    const unread = () => countUnreadByTable(services.db, of);
    expect(await unread()).toEqual(
      new Map([
        [employer.employerId, 1],
        [other.employerId, 1],
      ]),
    );
    await noteThreadRead(services, { actor: center.staff, ...at(), through: noon });
    await noteThreadRead(services, { actor: center.staff, ...at(), through: new Date(noon.getTime() - 1) });
    expect(await unread()).toEqual(new Map([[other.employerId, 1]]));
    await write({ ...at(), actor: center.staff });
    const desk = { centerId: center.id, employerId: employer.employerId, readerId: employer.userId };
    expect(await countUnreadByEvent(services.db, desk)).toEqual(new Map([[fairId, 1]]));
  });

  test("waits for staff by itself, until they answer it or note that it needs no answer", async () => {
    await write({ ...at() });
    services.clock.set(inMinutes(1));
    await write({ ...at(other), actor: other.actor });
    expect(await waiting()).toEqual([
      { waitsFor: "staff", since: noon },
      { waitsFor: "staff", since: inMinutes(1) },
    ]);
    await write({ ...at(), actor: center.staff, asksAnswer: false });
    expect(await waiting()).toEqual([{ waitsFor: "staff", since: inMinutes(1) }]);
    const [message] = await listThreadMessages(services.db, { centerId: center.id, ...at(other) });
    const settle = (of: { eventId: string; employerId?: string }) =>
      settleThread(services, { actor: center.staff, ...of, messageId: message?.id ?? "" });
    for (const elsewhere of [{ eventId: fairId }, at()]) {
      expect(await settle(elsewhere)).toEqual({ outcome: "refused", reason: "not-found" });
    }
    expect(await settle(at(other))).toEqual({ outcome: "settled" });
    expect(await waiting()).toEqual([]);
  });
});

describe("a template", () => {
  const keep = (name: string, text = "Which shift?", templateId = services.ids.uuid()) =>
    keepReplyTemplate(services, { actor: center.staff, centerId: center.id, templateId, name, text });
  const names = async () =>
    (await listReplyTemplates(services.db, { centerId: center.id })).map(({ name }) => name);

  test("is kept by its name, changed under its id, and removed once", async () => {
    const templateId = services.ids.uuid();
    await keep("Pay is missing", "What does it pay?", templateId);
    await keep("Shifts");
    await keep("No pay", "What does it pay?", templateId);
    expect(await names()).toEqual(["No pay", "Shifts"]);
    const gone = { actor: center.staff, centerId: center.id, templateId };
    expect(await removeReplyTemplate(services, gone)).toEqual({ outcome: "removed" });
    expect(await removeReplyTemplate(services, gone)).toEqual({ outcome: "removed" });
    expect(await names()).toEqual(["Shifts"]);
  });

  test("has a name of its own, whatever its case", async () => {
    await keep("Shifts");
    expect(await keep("SHIFTS")).toMatchObject({ reason: "already-there", fields: [{ field: "name" }] });
  });

  test("posted twice is one", async () => {
    const templateId = services.ids.uuid();
    await Promise.all([keep("Shifts", "x", templateId), keep("Shifts", "x", templateId)]);
    expect(await names()).toEqual(["Shifts"]);
  });

  test("is of its center alone", async () => {
    await keep("Shifts");
    const other = await aCenter(services);
    expect(await listReplyTemplates(services.db, { centerId: other.id })).toEqual([]);
  });
});

describe("the mail of a message", () => {
  test("has its words and the way to the thread, for each side its own", async () => {
    await aPerson(services, center, "staff");
    const asked = `May we bring a banner to ${eventId}?`;
    await write({ text: asked });
    await write({ actor: center.staff, text: "Yes, by the side door." });
    const faults: unknown[] = [];
    const originOf = async () => "https://jobs.example";
    await sendDue(services, { originOf, onError: (error) => faults.push(error) });
    expect(faults).toEqual([]);
    const lettersTo = (address: string) =>
      services.mailer.sent.filter(({ to }) => to === address).map(({ text }) => text);
    expect(lettersTo(employer.email).at(-1)).toContain("Yes, by the side door.");
    expect(lettersTo(employer.email).at(-1)).toContain(
      `https://jobs.example/employer/events/${eventId}/thread`,
    );
    const toStaff = services.mailer.sent.filter(({ text }) => text.includes(asked));
    expect(toStaff).toHaveLength(1);
    expect(toStaff[0]?.text).toContain("Three Ovens Bakery writes");
    expect(toStaff[0]?.text).toContain(`https://jobs.example/staff/events/${eventId}/thread`);
  });
});

test("nothing of a thread is in the outbox but its id", async () => {
  await aPerson(services, center, "staff");
  await write({ text: "a text that is found nowhere else" });
  const [row] = await services.db.execute<{ all: string }>(
    sql`select string_agg(outbox::text, ' ') as "all" from outbox where center_id = ${center.id}`,
  );
  expect(row?.all).not.toContain("found nowhere else");
});
