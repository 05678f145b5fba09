import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { planFollowUps } from "~/app/commands/plan-follow-ups.server";
import { reportJob } from "~/app/commands/report-job.server";
import { sendDue } from "~/app/worker/worker.server";
import { findJobFigures } from "~/db/queries/figures-outcomes";
import { events, outbox, patrons } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { openProcess } from "~/tests/factories/process";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { onOwnPage } from "~/tests/factories/sharing";

/** Ten in the morning in Los Angeles, a day and thirty days after the event. */
const nextMorning = new Date("2026-12-02T18:00:00Z");
const monthLater = new Date("2026-12-31T18:00:00Z");

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
  // What an earlier test left would be written to as well.
  await services.db.update(events).set({ status: "closed" });
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
});

let made = 0;
async function aVisitor({ came = true, email = true, agrees = false, language = "en" } = {}) {
  made += 1;
  const contact = { email: email ? `visitor${made}@mail.example` : null };
  const place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", language, ...contact });
  if (came) await aScan(services, center, { eventId, text: place.ticketCode });
  if (agrees) {
    const outcomes = { purpose: "outcomes" as const, employerId: null };
    await onOwnPage(services, center, place.registrationId, outcomes, "given");
  }
  return { ...place, address: contact.email ?? "" };
}
async function lookAt(at: Date): Promise<string[]> {
  services.clock.set(at);
  await planFollowUps(services);
  const rows = await services.db
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(
      and(
        eq(outbox.eventId, eventId),
        eq(outbox.createdAt, at),
        inArray(outbox.kind, ["event-thanks", "job-asked"]),
      ),
    );
  return rows.map(({ kind }) => kind);
}
async function mailTo(address: string) {
  const options = {
    originOf: async () => "https://center.example",
    onError: (error: unknown) => faults.push(error),
  };
  while ((await sendDue(services, options)) > 0);
  return services.mailer.sent.findLast(({ to }) => to === address);
}

describe("thanks", () => {
  test("go once, the day after, to who came and gave an address", async () => {
    await aVisitor();
    await aVisitor({ came: false });
    await aVisitor({ email: false });
    const seen = [];
    for (const at of [noon, nextMorning, nextMorning]) seen.push(await lookAt(at));
    expect(seen).toEqual([[], ["event-thanks"], ["event-thanks"]]);
    expect(await lookAt(new Date(nextMorning.getTime() + 60_000))).toEqual([]);
  });

  test("carry the survey's link, the same for everyone, in the reader's language", async () => {
    const one = await aVisitor();
    const other = await aVisitor({ language: "es" });
    await lookAt(nextMorning);
    const link = `https://center.example/survey/${services.codes.link("survey", { id: eventId, generation: 1 })}`;
    expect((await mailTo(one.address))?.text).toContain(`${link}?lang=en`);
    const spanish = await mailTo(other.address);
    expect(spanish?.text).toContain(`${link}?lang=es`);
    expect(spanish?.subject).toContain("Gracias por venir");
  });

  test("are written once, whoever of four processes comes first", async () => {
    for (let n = 0; n < 5; n++) await aVisitor();
    services.clock.set(nextMorning);
    const processes = Array.from({ length: 4 }, () => openProcess(services, (error) => faults.push(error)));
    const written = await Promise.all(processes.map((process) => planFollowUps(process.services)));
    await Promise.all(processes.map((process) => process.close()));
    expect(written.reduce((sum, n) => sum + n, 0)).toBe(5);
  });
});

describe("the question of work", () => {
  test("goes to who came and agreed to be asked, a month later", async () => {
    const agreed = await aVisitor({ agrees: true });
    await aVisitor();
    await aVisitor({ agrees: true, came: false });
    expect(await lookAt(monthLater)).toEqual(["job-asked"]);
    expect((await mailTo(agreed.address))?.text).toContain(`/m/${agreed.manageCode}/job`);
  });

  test("goes to nobody who took it back or has told", async () => {
    const tookBack = await aVisitor({ agrees: true });
    const told = await aVisitor({ agrees: true });
    const outcomes = { purpose: "outcomes" as const, employerId: null };
    await onOwnPage(services, center, tookBack.registrationId, outcomes, "taken-back");
    services.clock.set(nextMorning);
    const of = { centerId: center.id, registrationId: told.registrationId };
    await reportJob(services, { ...of, answer: "not-yet" });
    expect(await lookAt(monthLater)).toEqual([]);
  });

  test("is not sent to who told while it waited", async () => {
    const { registrationId } = await aVisitor({ agrees: true });
    await lookAt(monthLater);
    await reportJob(services, { centerId: center.id, registrationId, answer: "hired-here" });
    await mailTo("");
    const rows = await services.db.select().from(outbox).where(eq(outbox.registrationId, registrationId));
    expect(rows.find(({ kind }) => kind === "job-asked")).toMatchObject({ state: "withheld" });
  });
});

describe("an answer about work", () => {
  const counts = () => findJobFigures(services.db, { centerId: center.id, eventId });
  const tell = (registrationId: string, answer: "hired-here" | "hired-elsewhere" | "not-yet") =>
    reportJob(services, { centerId: center.id, registrationId, answer });

  test("is one for each registration, and the last stands", async () => {
    const { registrationId } = await aVisitor();
    services.clock.set(nextMorning);
    await tell(registrationId, "not-yet");
    await tell(registrationId, "hired-here");
    expect(await counts()).toEqual({ "hired-here": 1, "hired-elsewhere": 0, "not-yet": 0 });
  });

  test("counts on when the person is forgotten, by their own wish or by the purge", async () => {
    const [own, purged] = [await aVisitor(), await aVisitor()];
    services.clock.set(nextMorning);
    await tell(own.registrationId, "hired-here");
    await tell(purged.registrationId, "hired-elsewhere");
    const before = await counts();
    const actor = { kind: "patron" as const, id: own.registrationId, centerId: center.id };
    const wish = { actor, center, registrationId: own.registrationId, language: "en" };
    await forgetRegistration(services, wish);
    services.clock.set(new Date(noon.getTime() + 200 * 86_400_000));
    await forgetPatrons(services);
    expect(await services.db.$count(patrons, eq(patrons.centerId, center.id))).toBe(0);
    expect(await counts()).toEqual(before);
  });

  test("is refused before the event's end, and of a place that was given back", async () => {
    const { registrationId } = await aVisitor();
    expect(await tell(registrationId, "hired-here")).toMatchObject({ reason: "event-ahead" });
    const gone = await aVisitor({ came: false });
    const request = { actor: center.staff, center, registrationId: gone.registrationId };
    await cancelRegistration(services, request);
    services.clock.set(nextMorning);
    expect(await tell(gone.registrationId, "hired-here")).toMatchObject({ reason: "already-cancelled" });
    expect(await counts()).toEqual({ "hired-here": 0, "hired-elsewhere": 0, "not-yet": 0 });
  });
});
