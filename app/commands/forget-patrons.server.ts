import type { Services } from "~/app/adapters/services";
import { dueBefore, dueBeforeYears, retentionOf } from "~/app/domain/registrations/retention";
import type { Db } from "~/db/client.server";
import { type Center, listCenters } from "~/db/queries/centers";
import {
  type Batch,
  forgetAccommodations,
  forgetAppointmentNames,
  forgetAppointmentTextConsents,
  forgetAsking,
  forgetConsents,
  forgetFormKeys,
  forgetNames,
  forgetSurveyWords,
  forgetTextConsents,
  notePurge,
  type Purged,
} from "~/db/queries/purges";
import { inTransaction } from "./parts/in-transaction.server";

type Purging = Pick<Services, "db" | "clock" | "ids" | "tracer">;

export interface PurgeOptions {
  /** Rows of one transaction: what is locked and lost by a crash. */
  batch?: number;
  /** Asked between batches: a process that stops leaves the rest to the next run. */
  isStopping?: () => boolean;
}

const nothing: Purged = {
  names: 0,
  accommodations: 0,
  tableVisits: 0,
  formKeys: 0,
  consents: 0,
  surveyWords: 0,
};

/**
 * Takes away what each center's settings say is kept no longer: names and contacts, what people needed, whom employers
 * asked, form keys, proof of consent, what visitors wrote of an event. Counts stay as they are: registrations, scans and admissions hold no name. Any
 * number of processes may run it at once: rows that another one holds are left to it.
 * @returns how much was taken away in all centers
 */
export async function forgetPatrons(services: Purging, options: PurgeOptions = {}): Promise<Purged> {
  let all = nothing;
  for (const center of await listCenters(services.db)) {
    if (options.isStopping?.()) break;
    all = sumOf(all, await forgetOfCenter(services, center, options));
  }
  return all;
}

/** In batches, each with its line in the run's log in one transaction: the log says what is gone, also after a crash. */
async function forgetOfCenter(
  services: Purging,
  center: Pick<Center, "id" | "settings">,
  { batch = 1_000, isStopping = () => false }: PurgeOptions,
): Promise<Purged> {
  const runId = services.ids.uuid();
  const at = services.clock.now();
  let all = nothing;
  for (const [kind, forget, endedBefore] of stepsFor(center, at)) {
    let after: string | null = null;
    do {
      if (isStopping()) return all;
      const of = { centerId: center.id, endedBefore, after, limit: batch };
      const done: Batch = await inTransaction(services, "forget-patrons", async (tx) => {
        const forgotten = await forget(tx, of);
        const note = { centerId: center.id, runId, at, finishedAt: services.clock.now() };
        if (forgotten.rows > 0) await notePurge(tx, { ...note, kind, rows: forgotten.rows });
        return forgotten;
      });
      all = { ...all, [kind]: all[kind] + done.rows };
      after = done.last;
    } while (after !== null);
  }
  return all;
}

type Step = readonly [
  kind: keyof Purged,
  forget: (tx: Db, of: Parameters<typeof forgetFormKeys>[1]) => Promise<Batch>,
  endedBefore: Date,
];

/** What is due of events that ended before when. Names go before the proof by which some of them are kept longer. */
function stepsFor({ settings }: Pick<Center, "settings">, now: Date): Step[] {
  const { contactDays, outcomeDays, accommodationDays, rosterDays, consentYears } = retentionOf(settings);
  const contacts = dueBefore(now, contactDays);
  const outcomes = dueBefore(now, outcomeDays);
  const proof = dueBeforeYears(now, consentYears);
  return [
    ["names", (tx, of) => forgetNames(tx, { ...of, agreedEndedBefore: outcomes }), contacts],
    ["names", forgetAppointmentNames, contacts],
    ["accommodations", forgetAccommodations, dueBefore(now, accommodationDays)],
    ["tableVisits", forgetAsking, dueBefore(now, rosterDays)],
    ["formKeys", forgetFormKeys, contacts],
    ["surveyWords", forgetSurveyWords, contacts],
    ["consents", forgetConsents, proof],
    ["consents", forgetTextConsents, proof],
    ["consents", forgetAppointmentTextConsents, proof],
  ];
}

const sumOf = (one: Purged, other: Purged): Purged => ({
  names: one.names + other.names,
  accommodations: one.accommodations + other.accommodations,
  tableVisits: one.tableVisits + other.tableVisits,
  formKeys: one.formKeys + other.formKeys,
  consents: one.consents + other.consents,
  surveyWords: one.surveyWords + other.surveyWords,
});
