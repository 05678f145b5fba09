import type { Services } from "~/app/adapters/services";
import { aPublishedEvent, type TestCenter } from "./center";

export interface YearSize {
  events: number;
  registrations: number;
}

/**
 * Fills a center with a year that has passed, as rows that the commands would have written: events on its days, and of
 * each registration what somebody may leave behind, in all the kinds that figures tell apart. Ids are made from their
 * numbers. The year ends on the day before now.
 */
export async function aYear(
  services: Services,
  center: TestCenter,
  { events, registrations }: YearSize,
): Promise<void> {
  const { sql } = services;
  const like = await aPublishedEvent(services, center, { capacity: null });
  const now = services.clock.now().toISOString();
  const of = center.id;
  const id = (kind: number, n: string) =>
    sql.unsafe(`('1000000${kind}-${of.slice(24, 28)}-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`);
  const eventOf = id(1, `1 + n % ${events}`);
  const eventIds = sql`generate_series(1, ${events}::int) n`;
  const people = sql`generate_series(1, ${registrations}::int) n`;
  await sql`
    insert into events (center_id, id, slug, type, status, status_changed_at, made_by_staff, starts_at, ends_at, zone,
      doors_open_at, doors_close_at, registration_closes_at, search_text, created_at)
    select center_id, ${id(1, "n")}, 'year-' || n, type, case when n % 9 = 0 then 'closed' else 'published' end, day,
      made_by_staff, day, day + interval '3 hours', zone, day - interval '1 hour', day + interval '3 hours', day,
      search_text, day - interval '30 days'
    from events, ${eventIds},
      lateral (select ${now}::timestamptz - interval '1 day' * (1 + n * 364 / ${events}::int) as day) d
    where center_id = ${of} and id = ${like}`;
  await sql`
    insert into registrations (center_id, id, event_id, status, origin, party_size, language, created_at)
    select ${of}, ${id(2, "n")}, ${eventOf},
      case when n % 13 = 3 then 'cancelled' when n % 17 = 5 then 'released' when n % 19 = 7 then 'waitlisted'
        else 'registered' end,
      case when n % 11 = 4 then 'walk-in' else (array['web', 'web', 'staff', 'kiosk', 'api'])[1 + n % 5] end,
      case when n % 4 = 0 then 1 + n % 6 else 1 end, (array['en', 'es', 'ko', 'fa'])[1 + n % 4], ${now} from ${people}`;
  await sql`
    insert into patrons (center_id, id, registration_id, name, name_folded, email_cipher, email_hash, key_id)
    select ${of}, ${id(3, "n")}, ${id(2, "n")}, 'Visitor ' || n, 'visitor ' || n, 'c1.' || md5(n::text), md5(n::text),
      'c1' from ${people} where n % 10 > 0`;
  await sql`
    insert into registration_keys (center_id, event_id, source, key, values_hash, registration_id, created_at)
    select ${of}, ${eventOf}, 'form', ${id(4, "n")}::text, md5(n::text), ${id(2, "n")}, ${now}
    from ${people} where n % 5 < 2`;
  await sql`
    insert into admissions (center_id, registration_id, seat, event_id, scan_id, at, inside, since)
    select ${of}, r.id, seat, r.event_id, ${id(5, "n")}, ${now}, true, ${now}
    from ${people} join registrations r on r.center_id = ${of} and r.id = ${id(2, "n")},
      generate_series(1, r.party_size) seat
    where r.origin = 'walk-in' or (r.status = 'registered' and n % 3 > 0 and seat < 5)`;
  await sql`
    insert into accommodations (center_id, id, event_id, registration_id, cipher, key_id, state, asked_at, changed_at)
    select ${of}, ${id(6, "n")}, ${eventOf}, ${id(2, "n")}, 'c1.' || md5(n::text), 'c1',
      (array['asked', 'met', 'met', 'not-met'])[1 + n / 9 % 4], ${now}, ${now} from ${people} where n % 9 = 2`;
  await sql`
    insert into consents (center_id, id, event_id, registration_id, purpose, employer_id, act, text_version, language,
      how, by, at)
    select ${of}, ${id(7, "n * 4 + word")}, ${eventOf}, ${id(2, "n")},
      case when word < 2 then 'outcomes' else 'employer' end, case when word < 2 then null::uuid else ${center.employerId} end,
      (array['given', 'taken-back'])[1 + word % 2], '2026-11', 'en', 'own-page', 'year', ${now}
    from ${people}, generate_series(0, 3) word where n % 5 = 1 and (word % 2 = 0 or n % 10 = 1) order by word`;
  await sql`
    insert into table_visits (center_id, id, event_id, employer_id, registration_id, asked_by, asked_at, expires_at, answer)
    select ${of}, ${id(8, "n")}, ${eventOf}, ${center.employerId}, case when n % 6 = 5 then ${id(2, "n")} end, 'year', ${now},
      ${now}, case when n % 6 = 5 then null else (array['shared', 'counted'])[1 + n % 2] end
    from ${people} where n % 3 = 2`;
  await sql`
    insert into survey_answers (center_id, event_id, answer_key, source, language, answered_on, useful, welcome, liked, better)
    select ${of}, ${eventOf}, md5(n::text), (array['link', 'kiosk'])[1 + n % 2], 'en', '2026-01-01', 1 + n % 5,
      case when n % 3 = 0 then 1 + n % 4 end, case when n % 8 = 0 then 'The tables' end,
      case when n % 12 = 4 then 'More chairs' end
    from ${people} where n % 4 = 0`;
  await sql`
    insert into job_reports (center_id, registration_id, event_id, answer, answered_at)
    select ${of}, r.id, r.event_id, (array['hired-here', 'hired-elsewhere', 'not-yet'])[1 + n % 3], ${now}
    from ${people} join registrations r on r.center_id = ${of} and r.id = ${id(2, "n")} where n % 7 = 1`;
}
