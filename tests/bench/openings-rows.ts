import { createEmployer } from "~/app/commands/create-employer.server";
import { importOpenings } from "~/app/commands/import-openings.server";
import { prepareOpeningImport } from "~/app/commands/prepare-opening-import.server";
import { shifts, workLanguages } from "~/app/domain/openings/opening";
import { readOpenings } from "~/app/http/opening-import.server";
import { findImport } from "~/db/queries/opening-imports";
import { anEmployer } from "../factories/center";
import { anEmployerAt } from "../factories/openings";
import { percentile, sideOf } from "./compare";
import { each, load, requestBytes } from "./load";
import { bytesOf, keptPage } from "./page-rows";
import { makeEvent, refreshPlans, type Setting } from "./setting";
import { milliseconds, type Row, whole } from "./table";
import { prepareTickets } from "./tickets";

const fair = { employers: 70, openingsEach: 4, visitors: 3_000 };
const search = { events: 200, employersEach: 20, openings: 100_000, requests: 600 };
const file = { openings: 10_000 };

/** A large fair's page, the search of a city's openings, and a file as large as may be imported. */
export async function openingRows(setting: Setting): Promise<Row[]> {
  return [...(await fairRows(setting)), await importRow(setting), await searchRow(setting)];
}

async function fairRows(setting: Setting): Promise<Row[]> {
  const { services, center } = setting;
  const { id: eventId, slug } = await makeEvent(setting, { type: "job-fair" });
  for (let n = 1; n < fair.employers; n += 1) {
    const openings = Array.from({ length: fair.openingsEach }, (_, at) => ({ title: `${jobs[at]} ${n}` }));
    await anEmployerAt(services, center, eventId, { name: `Employer ${n}`, tableNo: n, openings });
  }
  await prepareTickets(setting, { eventId, count: fair.visitors });
  await services.sql`update events set revision = revision + 1 where center_id = ${center.id} and id = ${eventId}`;
  const name = `Fair of ${fair.employers} employers and ${whole(fair.visitors)} registered`;
  const row = await keptPage(setting, slug, `${name}: its page, against bare node:http, the same bytes`);
  const sizes: string[] = [];
  for (const path of ["", "/openings", "/handout"]) {
    const { body } = await bytesOf(setting.port, `/events/${slug}${path}`);
    sizes.push(`${(body.byteLength / 1024).toFixed(1)} kB`);
  }
  return [row, { name: `${name}: page, openings, handout, compressed`, ours: sizes.join(", ") }];
}

/** In the process itself: what a person waits for at each of the two steps, without the network. */
async function importRow(setting: Setting): Promise<Row> {
  const { services, center } = setting;
  const { id: eventId } = await makeEvent(setting, { openings: [] });
  const lines = Array.from(
    { length: file.openings },
    (_, n) =>
      `${jobs[n % jobs.length]} ${n},2,$${18 + (n % 9)}-${28 + (n % 9)}/hr,full-time,night,"Lift, carry"`,
  );
  const header = "title,vacancies,pay,employment_type,shifts,duties";
  const bytes = new TextEncoder().encode(`${header}\n${lines.join("\n")}\n`);
  const of = { actor: center.staff, center, eventId, importId: services.ids.uuid() };
  const preview = await timed(async () => {
    const read = readOpenings(bytes, [{ id: center.employerId, name: "Any" }]);
    if (!read.ok) throw new Error("The file was not read");
    await prepareOpeningImport(services, { ...of, rows: read.rows, replaces: false });
    await findImport(services.db, {
      centerId: center.id,
      eventId,
      importId: of.importId,
      first: 20,
      today: "2026-12-01",
    });
  });
  const written = await timed(async () => {
    const imported = await importOpenings(services, of);
    if (imported.outcome === "refused") throw new Error(`The import was refused: ${imported.reason}`);
  });
  return {
    name: `Import of ${whole(file.openings)} openings: read, checked and kept for the preview; then written`,
    ours: `${preview.toFixed(2)} s; ${written.toFixed(2)} s`,
    throughput: `${whole(file.openings / (preview + written))}/s`,
  };
}

async function searchRow(setting: Setting): Promise<Row> {
  await makeOpenings(setting);
  await refreshPlans(setting);
  const random = generator(20261129);
  const requests = Array.from({ length: search.requests }, () =>
    requestBytes("GET", `/openings?${randomQuery(random)}`, { headers: { accept: "text/html" } }),
  );
  const ask = (list: Buffer[]) => load({ port: setting.port, clients: 2, next: each(list), expect: [200] });
  await ask(requests.slice(0, 100));
  const run = await ask(requests);
  const { p50, throughput } = sideOf([run]);
  return {
    name: `Search page over ${whole(search.openings)} openings, random words and filters; p95 in place of p99`,
    ours: `${whole(throughput)} pages/s`,
    p50: milliseconds(p50),
    p99: milliseconds(percentile(run.latencies, 0.95)),
    throughput: `${whole(throughput)}/s`,
  };
}

/** Events of employers in turn, each with its share of openings made of the same few hundred words. */
async function makeOpenings({ services, center }: Setting): Promise<void> {
  const employers: string[] = [];
  for (let n = 0; n < search.employersEach * 2; n += 1) {
    const employer = { ...anEmployer(), legalName: `Searched employer ${n}` };
    const made = await createEmployer(services, { actor: center.staff, centerId: center.id, employer });
    employers.push(made.employerId);
  }
  const perEmployer = search.openings / search.events / search.employersEach;
  for (let n = 0; n < search.events; n += 1) {
    const day = new Date(services.clock.now().getTime() + (n + 1) * 24 * 3_600_000);
    const times = { startsAt: day, endsAt: new Date(day.getTime() + 3 * 3_600_000) };
    const { id } = await makeEvent({ services, center }, { ...times, type: "job-fair", openings: [] });
    const there = employers.filter((_, at) => (at + n) % 2 === 0);
    await services.sql`insert into event_employers (center_id, event_id, employer_id, is_host)
      select ${center.id}, ${id}, unnest(${arrayOf(there)}::uuid[]), false`;
    await services.sql`
      with words as (select ${arrayOf(vocabulary)}::text[] as list, ${arrayOf(jobs)}::text[] as titles),
      made as (
        select e.employer_id, n,
          (select titles from words)[1 + floor(random() * ${jobs.length} + e.n * 0)] as title,
          array_to_string(array(
            select (select list from words)[1 + floor(random() * ${vocabulary.length} + word * 0)]
            from generate_series(1, 12 + e.n * 0) word), ' ') as duties
        from (select employer_id, n from unnest(${arrayOf(there)}::uuid[]) employer_id, generate_series(1, ${perEmployer}) n) e)
      insert into openings (center_id, id, event_id, employer_id, position, title, vacancies, pay_min_cents,
        pay_max_cents, pay_unit, employment_type, duties, shifts, no_experience, languages, remote, closes_on, search_text)
      select ${center.id}, gen_random_uuid(), ${id}, employer_id, n, title, 2, 1800 + (random() * 2000)::int, 4000, 'hour',
        (array['full-time', 'part-time', 'temporary'])[1 + floor(random() * 3)], duties,
        array[(array['day', 'evening', 'night', 'weekend'])[1 + floor(random() * 4)]], random() < 0.3,
        array[(array['en', 'es', 'ko', 'hy'])[1 + floor(random() * 4)]], random() < 0.1,
        case when random() < 0.3 then '2099-12-31' end, lower(title || ' ' || duties)
      from made`;
  }
}

/** An array as Postgres reads one from a text: the driver asks for no types here. */
const arrayOf = (words: readonly string[]) => `{${words.map((word) => `"${word}"`).join(",")}}`;

const jobs = [
  "Warehouse associate",
  "Line cook",
  "Registered nurse",
  "Cashier",
  "Bus driver",
  "Welder",
  "Teacher aide",
];

/** Words that sound like some: a syllable each of three. */
const syllables = ["ba", "ker", "lo", "min", "tra", "vel", "sho", "pan", "dri", "con", "tel", "mar"];
const vocabulary = syllables.flatMap((one) =>
  syllables.flatMap((two) => syllables.slice(0, 4).map((three) => `${one}${two}${three}`)),
);

const wordsAsked = [
  ...vocabulary.slice(0, 200),
  "nurse",
  "cook",
  "driv",
  "warehouse",
  "weld",
  "teachers",
  "cash",
];

function randomQuery(random: () => number): URLSearchParams {
  const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)];
  const asked: [string, string | undefined][] = [
    ["q", random() < 0.8 ? [pick(wordsAsked), random() < 0.3 ? pick(wordsAsked) : ""].join(" ").trim() : ""],
    ["pay", random() < 0.4 ? String(18 + Math.floor(random() * 20)) : ""],
    ["type", random() < 0.3 ? pick(["full-time", "part-time", "temporary"]) : ""],
    ["shift", random() < 0.3 ? pick(shifts) : ""],
    ["language", random() < 0.2 ? pick(workLanguages) : ""],
    ["noExperience", random() < 0.2 ? "yes" : ""],
    ["remote", random() < 0.1 ? "yes" : ""],
  ];
  return new URLSearchParams(asked.map(([name, value]) => [name, value ?? ""]));
}

/** The same numbers in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}
