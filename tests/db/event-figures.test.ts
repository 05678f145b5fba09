import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { marks } from "~/app/domain/outcomes/marks";
import { stages } from "~/app/domain/outcomes/report";
import { statements } from "~/app/domain/surveys/survey";
import { findDoorWaits } from "~/db/queries/door-waits";
import { findEarlierShows, findEventAttendance, listPostedOpenings } from "~/db/queries/figures-event";
import { findJobFigures, listOutcomeFigures } from "~/db/queries/figures-outcomes";
import { findSurveyFigures } from "~/db/queries/figures-survey";
import { aCenter, anOpening, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { type RandomEvent, randomEvent } from "~/tests/factories/random-event";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { storeEvent } from "~/tests/factories/stored-event";

const day = 86_400_000;
let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const people = (places: RandomEvent["places"]) => sum(places.map(({ partySize }) => partySize));
const cameOf = ({ came, partySize }: RandomEvent["places"][number]) => Math.min(came, partySize);

/** The same figures, one place after the other. */
function recounted(made: RandomEvent) {
  const own = made.places.filter(({ who }) => who === "patron");
  const taken = own.filter(
    ({ origin, status }) => origin !== "walk-in" && ["registered", "cancelled", "released"].includes(status),
  );
  const is = (status: string) => taken.filter((place) => place.status === status);
  const walkIns = own.filter(({ origin }) => origin === "walk-in");
  const waits = own
    .filter((place) => cameOf(place) > 0 && place.verdictMs !== null)
    .map(
      ({ scannedAt, verdictMs }) => Math.max(...scannedAt) - Math.min(...scannedAt) + (verdictMs ?? 0) / 1000,
    )
    .sort((a, b) => a - b);
  return {
    attendance: {
      registered: people(taken),
      cancelled: people(is("cancelled")),
      released: people(is("released")),
      attended: sum(own.map(cameOf)),
      attendedRegistrants: sum(own.filter(({ origin }) => origin !== "walk-in").map(cameOf)),
      walkIns: sum(walkIns.map(cameOf)),
    },
    waits: { measured: waits.length, median: quantile(waits, 0.5), p95: quantile(waits, 0.95) },
    outcomes: marks.map((mark) => outcomesAt(made.employers, mark)),
    jobs: {
      "hired-here": made.places.filter(({ job }) => job === "hired-here").length,
      "hired-elsewhere": made.places.filter(({ job }) => job === "hired-elsewhere").length,
      "not-yet": made.places.filter(({ job }) => job === "not-yet").length,
    },
    survey: {
      answers: made.answers.length,
      statements: Object.fromEntries(
        statements.map((statement) => {
          const chosen = made.answers.flatMap((answer) => answer[statement] ?? []);
          return [
            statement,
            { answered: chosen.length, agree: chosen.filter((points) => points > 3).length },
          ];
        }),
      ),
    },
  };
}

/** Between two values the line that joins them, as SQL's percentile_cont has it. */
function quantile(sorted: readonly number[], share: number): number | null {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (at - Math.floor(at));
}

function outcomesAt(employers: RandomEvent["employers"], mark: number) {
  let [asked, answered] = [0, 0];
  const told = new Map<string, number>();
  for (const employer of employers) {
    const soFar = employer.reports.filter((report) => report.mark <= mark);
    if (soFar.length > 0 || employer.asked.some((at) => at <= mark)) asked += 1;
    const last = soFar.findLast(({ kind }) => kind !== "declined");
    if (last === undefined) continue;
    answered += 1;
    for (const line of last.lines) {
      for (const stage of stages) {
        const count = line[stage];
        if (count !== null) told.set(stage, (told.get(stage) ?? 0) + count);
      }
    }
  }
  const sums = Object.fromEntries(stages.map((stage) => [stage, told.get(stage) ?? null]));
  return { mark, asked, answered, ...sums };
}

async function queried(eventId: string) {
  const of = { centerId: center.id, eventId };
  const { db } = services;
  const waits = await findDoorWaits(db, of);
  return {
    attendance: await findEventAttendance(db, of),
    waits,
    outcomes: await listOutcomeFigures(db, of),
    jobs: await findJobFigures(db, of),
    survey: await findSurveyFigures(db, of),
  };
}
const rounded = ({ waits, ...rest }: Awaited<ReturnType<typeof queried>> | ReturnType<typeof recounted>) => ({
  ...rest,
  waits: {
    measured: waits.measured,
    median: waits.median === null ? null : waits.median.toFixed(3),
    p95: waits.p95 === null ? null : waits.p95.toFixed(3),
  },
});

describe("an event's figures", () => {
  test("are what a slow recount of whatever happened comes to", async () => {
    await fc.assert(
      fc.asyncProperty(randomEvent, async (made) => {
        const eventId = await storeEvent(services, center, made);
        expect(rounded(await queried(eventId))).toEqual(rounded(recounted(made)));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test("stay as they are through purge after purge, until no name and no word is left", async () => {
    const [made] = fc.sample(randomEvent, { numRuns: 1, seed: 20261201 });
    if (made === undefined) throw new Error("nothing was made");
    const full = {
      places: [...made.places, ...made.places],
      employers: made.employers,
      answers: [{ useful: 5, welcome: 4, employers: null, again: 1 }],
    };
    const eventId = await storeEvent(services, center, full);
    const before = await queried(eventId);
    expect(before.survey.answers).toBe(1);
    for (const days of [8, 40, 120, 5 * 366]) {
      services.clock.set(new Date(noon.getTime() + days * day));
      await forgetPatrons(services);
      expect(await queried(eventId)).toEqual(before);
    }
    services.clock.set(noon);
    const [left] = await services.db.execute<{ names: number; words: number }>(sql`
      select (select count(*) from patrons where center_id = ${center.id})::int as names,
        (select count(*) from survey_answers where liked is not null or better is not null)::int as words`);
    expect(left).toEqual({ names: 0, words: 0 });
  });
});

describe("what a forecast rests on", () => {
  test("are the center's events that ended within the time and at which somebody was counted", async () => {
    const own = await aCenter(services);
    const place = {
      ...({ status: "registered", origin: "web", who: "patron", partySize: 2 } as const),
      ...{ scannedAt: [10], verdictMs: null, job: null },
    };
    const places = [
      { ...place, came: 1 },
      { ...place, came: 0 },
      { ...place, came: 2, origin: "walk-in" as const },
      { ...place, came: 0, status: "cancelled" as const },
    ];
    await storeEvent(services, own, { places, employers: [{ asked: [], reports: [] }], answers: [] });
    await storeEvent(services, own, {
      places: [{ ...place, came: 0 }],
      ...{ employers: [{ asked: [], reports: [] }], answers: [] },
    });
    const shows = (from: number, until: number) =>
      findEarlierShows(services.db, {
        ...{ centerId: own.id, from: new Date(noon.getTime() + from * day) },
        until: new Date(noon.getTime() + until * day),
      });
    expect(await shows(0, 1)).toEqual({ events: 1, kept: 4, attendedRegistrants: 1 });
    expect(await shows(1, 2)).toEqual({ events: 0, kept: 0, attendedRegistrants: 0 });
    expect(await shows(-2, 0)).toEqual({ events: 0, kept: 0, attendedRegistrants: 0 });
  });
});

test("openings are those of employers that took part", async () => {
  const eventId = await aPublishedEvent(services, center, {
    openings: [
      anOpening({ vacancies: 3 }),
      anOpening({ payUnit: "year", payMinCents: 4160000, payMaxCents: 4160000 }),
    ],
  });
  const posted = () => listPostedOpenings(services.db, { centerId: center.id, eventId });
  expect(await posted()).toMatchObject([{ vacancies: 3, payUnit: "hour" }, { payUnit: "year" }]);
  await services.db.execute(
    sql`update event_employers set standing = 'declined' where event_id = ${eventId}`,
  );
  expect(await posted()).toEqual([]);
});
