import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { showRate } from "~/app/domain/figures/rates";
import type { Retention } from "~/app/domain/registrations/retention";
import { countAttendance } from "~/db/queries/check-in";
import { type Figures, findFigures } from "~/db/queries/figures";
import { findEventAttendance } from "~/db/queries/figures-event";
import { findJobFigures } from "~/db/queries/figures-outcomes";
import { findSurveyFigures } from "~/db/queries/figures-survey";
import { listPurges, type Purged } from "~/db/queries/purges";
import {
  accommodations,
  admissions,
  centers,
  consents,
  events,
  patrons,
  purges,
  registrationKeys,
  registrations,
  surveyAnswers,
  tableVisits,
} from "~/db/schema";
import { anAccommodation } from "~/tests/factories/accommodations";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { openProcess } from "~/tests/factories/process";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { aShare, onOwnPage } from "~/tests/factories/sharing";
import { aYear } from "~/tests/factories/year";

const day = 24 * 3_600_000;
const hour = 3_600_000;
/** When an event that begins at noon's test is over. */
const ends = noon.getTime() + 5 * hour;

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  // What the test before left in other centers.
  services.clock.set(new Date(noon.getTime() + 20 * 366 * day));
  await forgetPatrons(services);
  services.clock.set(noon);
  center = await aCenter(services);
});

const keep = (retention: Partial<Retention>) =>
  services.db
    .update(centers)
    .set({ settings: { ...center.settings, retention } })
    .where(eq(centers.id, center.id));

const left = async () => ({
  names: await services.db.$count(patrons, eq(patrons.centerId, center.id)),
  accommodations: await services.db.$count(
    accommodations,
    and(eq(accommodations.centerId, center.id), isNotNull(accommodations.cipher)),
  ),
  tableVisits: await services.db.$count(
    tableVisits,
    and(eq(tableVisits.centerId, center.id), isNotNull(tableVisits.registrationId)),
  ),
  formKeys: await services.db.$count(registrationKeys, eq(registrationKeys.centerId, center.id)),
  consents: await services.db.$count(consents, eq(consents.centerId, center.id)),
  surveyWords: await services.db.$count(
    surveyAnswers,
    and(
      eq(surveyAnswers.centerId, center.id),
      or(isNotNull(surveyAnswers.liked), isNotNull(surveyAnswers.better)),
    ),
  ),
});

const nothingLeft = {
  ...{ names: 0, accommodations: 0, tableVisits: 0 },
  ...{ formKeys: 0, consents: 0, surveyWords: 0 },
};

const logged = async () => {
  const runs = await listPurges(services.db, { centerId: center.id, limit: 100 });
  const sumOf = (kind: keyof Purged) => runs.reduce((sum, run) => sum + run[kind], 0);
  return {
    names: sumOf("names"),
    accommodations: sumOf("accommodations"),
    tableVisits: sumOf("tableVisits"),
    formKeys: sumOf("formKeys"),
    consents: sumOf("consents"),
    surveyWords: sumOf("surveyWords"),
  };
};

describe("what is due", () => {
  test("are names and contacts 30 days after the event, by default, and every count stays", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, eventId, { email: "rosa@mail.example" });
    await aRegistration(services, center, eventId, { name: "Ben" });
    await recordScan(services, {
      ...{ actor: center.door, eventId, scanId: services.ids.uuid(), text: ticketCode, scannedAt: null },
      ...{ door: null, device: null, override: false, verdictMs: null },
    });
    const before = await countAttendance(services.db, { centerId: center.id, eventId });
    services.clock.set(new Date(ends + 30 * day));
    expect(await forgetPatrons(services)).toMatchObject({ names: 0 });
    services.clock.advance(1);
    expect(await forgetPatrons(services)).toMatchObject({ names: 2 });
    expect(await left()).toMatchObject({ names: 0 });
    expect(await countAttendance(services.db, { centerId: center.id, eventId })).toEqual(before);
  });

  test("are the names of those who agreed to be asked later after 100 days, unless they took it back", async () => {
    const eventId = await aPublishedEvent(services, center);
    const outcomes = { purpose: "outcomes" as const, employerId: null };
    const agreed = await aRegistration(services, center, eventId, { name: "Ana" });
    const tookBack = await aRegistration(services, center, eventId, { name: "Ben" });
    const sharing = await aRegistration(services, center, eventId, { name: "Cleo" });
    for (const { registrationId } of [agreed, tookBack])
      await onOwnPage(services, center, registrationId, outcomes, "given");
    await onOwnPage(services, center, tookBack.registrationId, outcomes, "taken-back");
    await aShare(services, center, sharing.registrationId);
    services.clock.set(new Date(ends + 30 * day + 1));
    expect(await forgetPatrons(services)).toMatchObject({ names: 2 });
    const [kept] = await services.db.select().from(patrons).where(eq(patrons.centerId, center.id));
    expect(kept).toMatchObject({ name: "Ana" });
    services.clock.set(new Date(ends + 100 * day));
    expect(await forgetPatrons(services)).toMatchObject({ names: 0 });
    services.clock.advance(1);
    expect(await forgetPatrons(services)).toMatchObject({ names: 1 });
  });

  test("is what people needed after 7 days: who asked and for what is gone, that they asked stays", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId);
    await anAccommodation(services, center, registrationId, { text: "A chair" });
    services.clock.set(new Date(ends + 7 * day));
    expect(await forgetPatrons(services)).toMatchObject({ accommodations: 0 });
    services.clock.advance(1);
    expect(await forgetPatrons(services)).toMatchObject({ accommodations: 1, names: 0 });
    const rows = await services.db
      .select()
      .from(accommodations)
      .where(eq(accommodations.centerId, center.id));
    expect(rows).toMatchObject([{ cipher: null, keyId: null, state: "asked" }]);
  });

  test("is proof of consent four years after the event", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId);
    await aShare(services, center, registrationId);
    services.clock.set(new Date("2030-12-02T01:00:00Z"));
    expect(await forgetPatrons(services)).toMatchObject({ consents: 0, names: 1 });
    services.clock.advance(1);
    expect(await forgetPatrons(services)).toMatchObject({ consents: 1 });
  });

  test("follows the center's own numbers, and another center keeps its own", async () => {
    const other = await aCenter(services);
    for (const of of [center, other]) {
      const eventId = await aPublishedEvent(services, of);
      const { registrationId } = await aRegistration(services, of, eventId);
      await anAccommodation(services, of, registrationId);
    }
    await keep({ contactDays: 2, accommodationDays: 1 });
    services.clock.set(new Date(ends + day + 1));
    expect(await forgetPatrons(services)).toMatchObject({ accommodations: 1, names: 0 });
    services.clock.set(new Date(ends + 2 * day + 1));
    expect(await forgetPatrons(services)).toMatchObject({ accommodations: 0, names: 1 });
    expect(await services.db.$count(patrons, eq(patrons.centerId, other.id))).toBe(1);
  });

  test("waits where an event was moved to a later day", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId);
    const later = new Date(ends + 60 * day);
    await services.db
      .update(events)
      .set({ startsAt: new Date(later.getTime() - hour), endsAt: later })
      .where(eq(events.id, eventId));
    services.clock.set(new Date(ends + 31 * day));
    expect(await forgetPatrons(services)).toMatchObject({ names: 0 });
  });
});

describe("the log", () => {
  test("has a line for a run that took something away, with how much, and none for one that did not", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId);
    await anAccommodation(services, center, registrationId);
    services.clock.set(new Date(ends + 30 * day + 1));
    await forgetPatrons(services);
    await forgetPatrons(services);
    const runs = await listPurges(services.db, { centerId: center.id, limit: 10 });
    expect(runs).toMatchObject([
      {
        at: services.clock.now(),
        names: 1,
        accommodations: 1,
        tableVisits: 0,
        formKeys: 0,
        consents: 0,
        surveyWords: 0,
      },
    ]);
  });

  test("says what is gone where a run was cut off, and the next run goes on", async () => {
    await aYear(services, center, { events: 4, registrations: 100 });
    services.clock.advance(400 * day);
    const before = await left();
    let batches = 0;
    const isStopping = () => {
      batches += 1;
      return batches > 4;
    };
    await forgetPatrons(services, { batch: 10, isStopping });
    const cut = await left();
    expect(cut.names).toBeGreaterThan(0);
    expect(await logged()).toMatchObject({ names: before.names - cut.names });
    await forgetPatrons(services, { batch: 10 });
    expect(await left()).toMatchObject({ names: 0, accommodations: 0 });
    expect(await logged()).toMatchObject({ names: before.names, accommodations: before.accommodations });
  });
});

describe("a year of a center", () => {
  const year = { from: new Date(noon.getTime() - 366 * day), until: noon };
  const figures = async (): Promise<Figures> => {
    const found = await findFigures(services.db, { centerId: center.id, ...year });
    if (found === null) throw new Error("no figures");
    return found;
  };

  /** What the results page of each event counts, of the year's first ten. */
  const figuresOfEvents = async () => {
    const held = await services.db
      .select({ eventId: events.id })
      .from(events)
      .where(eq(events.centerId, center.id))
      .orderBy(events.startsAt)
      .limit(10);
    return Promise.all(
      held.map(async ({ eventId }) => {
        const of = { centerId: center.id, eventId };
        return {
          attendance: await findEventAttendance(services.db, of),
          survey: await findSurveyFigures(services.db, of),
          jobs: await findJobFigures(services.db, of),
        };
      }),
    );
  };

  beforeEach(async () => {
    await aYear(services, center, { events: 52, registrations: 2_000 });
  });

  test("keeps each of its figures through purge after purge, until nothing personal is left", async () => {
    const before = await figures();
    // None may be empty, or the purge would leave it as it is by chance.
    for (const figure of Object.values(before)) {
      if (typeof figure === "number") expect(figure).toBeGreaterThan(0);
      else expect(Object.keys(figure).length).toBeGreaterThan(2);
    }
    expect(showRate(before)).toBeGreaterThan(0);
    const ofEvents = await figuresOfEvents();
    expect(ofEvents.some(({ survey, jobs }) => survey.answers > 0 && jobs["hired-here"] > 0)).toBe(true);
    for (const days of [0, 8, 40, 120, 5 * 366]) {
      services.clock.set(new Date(noon.getTime() + days * day));
      await forgetPatrons(services);
      expect(await figures()).toEqual(before);
      expect(await figuresOfEvents()).toEqual(ofEvents);
    }
    expect(await left()).toEqual(nothingLeft);
  });

  test.each([
    ["a place", async () => services.db.delete(admissions).where(eq(admissions.centerId, center.id))],
    [
      "a request",
      async () => services.db.delete(accommodations).where(eq(accommodations.centerId, center.id)),
    ],
    ["a visit", async () => services.db.delete(tableVisits).where(eq(tableVisits.centerId, center.id))],
    [
      "a language",
      async () =>
        services.db
          .update(registrations)
          .set({ language: "en" })
          .where(eq(registrations.centerId, center.id)),
    ],
  ])("control: the figures would show that %s was taken away", async (_what, take) => {
    const before = await figures();
    await take();
    expect(await figures()).not.toEqual(before);
  });

  test("is purged by four processes at once: each row once, none left, and the log's sum is what is gone", async () => {
    services.clock.advance(5 * 366 * day);
    const before = await left();
    const processes = Array.from({ length: 4 }, () =>
      openProcess(services, (error) => {
        throw error;
      }),
    );
    await Promise.all(processes.map((process) => process.services.sql`select 1`));
    const done = await Promise.all(
      processes.map((process) => forgetPatrons(process.services, { batch: 50 })),
    );
    await Promise.all(processes.map((process) => process.close()));
    expect(done.reduce((sum, { names }) => sum + names, 0)).toBe(before.names);
    expect(await logged()).toEqual(before);
    expect(await left()).toEqual(nothingLeft);
  });

  test("control: counted before they are taken, without holding them, rows are logged twice", async () => {
    let counted = 0;
    let bothCounted = () => {};
    const meeting = new Promise<void>((resolve) => {
      bothCounted = resolve;
    });
    const purgeUnguarded = async () => {
      const names = await services.db.$count(patrons, eq(patrons.centerId, center.id));
      counted += 1;
      if (counted === 2) bothCounted();
      await meeting;
      await services.db.delete(patrons).where(eq(patrons.centerId, center.id));
      const at = services.clock.now();
      const run = { centerId: center.id, id: services.ids.uuid(), at, finishedAt: at, names };
      await services.db.insert(purges).values(run);
      return names;
    };
    const [one] = await Promise.all([purgeUnguarded(), purgeUnguarded()]);
    expect(await logged()).toMatchObject({ names: 2 * (one ?? 0) });
  });

  test("holds nobody up: a name that somebody is changing is left to the next run", async () => {
    services.clock.advance(400 * day);
    const [held] = await services.db
      .select({ id: patrons.id })
      .from(patrons)
      .where(eq(patrons.centerId, center.id))
      .limit(1);
    const { names } = await left();
    await services.db.transaction(async (tx) => {
      await tx.execute(sql`select from patrons where id = ${held?.id} for update`);
      expect(await forgetPatrons(services)).toMatchObject({ names: names - 1 });
    });
    expect(await forgetPatrons(services)).toMatchObject({ names: 1 });
  });
});
