import type { TestCenter } from "./center";
import { anEmployer, aPublishedEvent } from "./center";
import type { RandomEvent } from "./random-event";
import type { TestServices } from "./services";

/**
 * Writes an event as rows that the commands would have left, whatever order they came in.
 * @returns its id
 */
export async function storeEvent(
  services: TestServices,
  center: TestCenter,
  made: RandomEvent,
): Promise<string> {
  const eventId = await aPublishedEvent(services, center, { capacity: null });
  for (const place of made.places) await storePlace(services, center, eventId, place);
  for (const [n, employer] of made.employers.entries())
    await storeEmployer(services, center, eventId, { ...employer, isHost: n === 0 });
  for (const answer of made.answers) {
    await services.sql`
      insert into survey_answers ${services.sql({
        ...{ center_id: center.id, event_id: eventId, answer_key: services.ids.uuid(), source: "link" },
        ...{ language: "en", answered_on: "2026-12-01", ...answer, liked: "The tables" },
      })}`;
  }
  return eventId;
}

async function storePlace(
  { sql, ids, clock }: TestServices,
  center: TestCenter,
  eventId: string,
  place: RandomEvent["places"][number],
): Promise<void> {
  const of = { center_id: center.id, event_id: eventId };
  const id = ids.uuid();
  const begin = clock.now().getTime();
  await sql`insert into registrations ${sql({
    ...{ ...of, id, who: place.who, status: place.status, origin: place.origin },
    ...{ party_size: place.partySize, language: "en", created_at: clock.now().toISOString() },
  })}`;
  await sql`insert into patrons ${sql({
    ...{ center_id: center.id, id: ids.uuid(), registration_id: id, name: "Ana", name_folded: "ana" },
  })}`;
  const scans = [...place.scannedAt]
    .sort((a, b) => a - b)
    .map((seconds) => ({ scanId: ids.uuid(), at: new Date(begin + seconds * 1_000).toISOString() }));
  for (const { scanId, at } of scans) {
    await sql`insert into scans ${sql({
      ...{ ...of, scan_id: scanId, registration_id: id, kind: "entry", by: "door" },
      ...{ at, received_at: at, verdict_ms: place.verdictMs },
    })}`;
  }
  const last = scans.at(-1);
  for (let seat = 1; seat <= Math.min(place.came, place.partySize) && last !== undefined; seat++) {
    await sql`insert into admissions ${sql({
      ...{
        ...of,
        registration_id: id,
        seat,
        scan_id: last.scanId,
        at: last.at,
        inside: true,
        since: last.at,
      },
    })}`;
  }
  if (place.job !== null) {
    await sql`insert into job_reports ${sql({
      ...{ ...of, registration_id: id, answer: place.job, answered_at: clock.now().toISOString() },
    })}`;
  }
}

async function storeEmployer(
  { sql, ids, clock }: TestServices,
  center: TestCenter,
  eventId: string,
  employer: RandomEvent["employers"][number] & { isHost: boolean },
): Promise<void> {
  const { legalName, contactEmail, contactName } = anEmployer();
  const now = clock.now().toISOString();
  const employerId = employer.isHost ? center.employerId : ids.uuid();
  const of = { center_id: center.id, event_id: eventId, employer_id: employerId };
  if (!employer.isHost) {
    await sql`insert into employers ${sql({
      ...{ center_id: center.id, id: employerId, legal_name: legalName, street: "1 Main Street" },
      ...{ website: "https://a.example", size_band: "100-249", contact_name: contactName },
      ...{ contact_email: contactEmail, created_at: now },
    })}`;
    await sql`insert into event_employers ${sql({ ...of, is_host: false })}`;
  }
  for (const mark of employer.asked)
    await sql`insert into outcome_asks ${sql({ ...of, mark, turn: 1, asked_at: now })}`;
  for (const { mark, kind, lines } of employer.reports) {
    const id = ids.uuid();
    await sql`insert into outcome_reports ${sql({
      ...{ ...of, id, mark, kind, how: "link", by: "x", at: now, form_key: id, values_hash: "x" },
    })}`;
    for (const [n, line] of kind === "declined" ? [] : lines.entries()) {
      const { conditionalOffers: conditional_offers, ...counts } = line;
      await sql`insert into outcome_counts ${sql({
        ...{ center_id: center.id, report_id: id, line: n, title: "Clerk", conditional_offers, ...counts },
      })}`;
    }
  }
}
