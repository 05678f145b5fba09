import { makeEvent, refreshPlans, type Setting } from "./setting";

/** Five years of a city's centers in one: an event on most working days, two hundred people each. */
const past = { days: 1_826, events: 1_500, registrations: 300_000, scans: 200_000 };

/**
 * Fills a center with what five years leave behind, as rows that the commands would have written. Ids are made from
 * their numbers and older than any that a clock makes, as those of the past are.
 */
export async function makeHistory(setting: Setting): Promise<void> {
  const { sql } = setting.services;
  const { id: like } = await makeEvent(setting, { capacity: null });
  const center = setting.center.id;
  const id = (kind: number, n: string) =>
    sql.unsafe(`('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`);
  const eventOf = id(1, `1 + n % ${past.events}`);
  await sql`
    insert into events (center_id, id, slug, type, status, status_changed_at, made_by_staff, starts_at, ends_at, zone,
      doors_open_at, doors_close_at, registration_closes_at, search_text, created_at)
    select center_id, ${id(1, "n")}, 'past-' || n, type, 'published', day, made_by_staff, day, day + interval '3 hours',
      zone, day - interval '1 hour', day + interval '3 hours', day, search_text, day - interval '30 days'
    from events, generate_series(1, ${past.events}::int) n,
      lateral (select now() - interval '1 day' * (1 + n * ${past.days}::int / ${past.events}::int) as day) d
    where center_id = ${center} and id = ${like}`;
  await sql`
    insert into event_texts (center_id, event_id, locale, title, description, what_to_bring)
    select center_id, ${id(1, "n")}, locale, title, description, what_to_bring
    from event_texts, generate_series(1, ${past.events}::int) n where event_id = ${like}`;
  await sql`
    insert into event_employers (center_id, event_id, employer_id, is_host)
    select center_id, ${id(1, "n")}, employer_id, is_host
    from event_employers, generate_series(1, ${past.events}::int) n where event_id = ${like}`;
  await sql`
    insert into event_revisions (center_id, event_id, revision, snapshot, created_at)
    select center_id, ${id(1, "n")}, 1, snapshot, created_at
    from event_revisions, generate_series(1, ${past.events}::int) n where event_id = ${like} and revision = 1`;
  const people = sql`generate_series(1, ${past.registrations}::int) n`;
  await sql`
    insert into registrations (center_id, id, event_id, status, origin, language, created_at)
    select ${center}, ${id(2, "n")}, ${eventOf}, 'registered', 'web', 'en', now() - interval '1 day' from ${people}`;
  await sql`
    insert into patrons (center_id, id, registration_id, name, name_folded, email_cipher, email_hash, key_id)
    select ${center}, ${id(3, "n")}, ${id(2, "n")}, 'Visitor ' || n, 'visitor ' || n, 'b1.' || repeat(md5(n::text), 2),
      md5(n::text), 'b1' from ${people}`;
  await sql`
    insert into ticket_codes (code_hash, center_id, registration_id, purpose, generation, key_id)
    select purpose || md5(n::text), ${center}, ${id(2, "n")}, purpose, 1, 'b1'
    from ${people}, unnest(array['ticket', 'manage']) purpose`;
  await sql`
    insert into short_codes (center_id, event_id, short_code, registration_id, generation)
    select ${center}, ${eventOf}, lpad(n::text, 8, '0'), ${id(2, "n")}, 1 from ${people}`;
  await sql`
    insert into outbox (center_id, id, kind, event_id, registration_id, event_revision, sequence, dedupe_key, message_id,
      state, attempts, created_at, next_at, sent_at)
    select ${center}, ${id(4, "n")}, 'registration-confirmed', ${eventOf}, ${id(2, "n")}, 1, 0, 'past:' || n,
      '<' || n || '@past.example>', 'sent', 1, now() - interval '1 day', now() - interval '1 day', now() from ${people}`;
  const arrivals = sql`generate_series(1, ${past.scans}::int) n`;
  await sql`
    insert into scans (center_id, scan_id, event_id, registration_id, kind, by, at, received_at, answer)
    select ${center}, ${id(5, "n")}, ${eventOf}, ${id(2, "n")}, 'entry', 'past', now() - interval '1 day',
      now() - interval '1 day', '{"outcome":"admitted"}' from ${arrivals}`;
  await sql`
    insert into admissions (center_id, registration_id, seat, event_id, scan_id, at, inside, since)
    select ${center}, ${id(2, "n")}, 1, ${eventOf}, ${id(5, "n")}, now() - interval '1 day', true, now() - interval '1 day'
    from ${arrivals}`;
  await sql`vacuum analyze`;
  await refreshPlans(setting);
}
