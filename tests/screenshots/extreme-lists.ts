import { sql } from "drizzle-orm";
import type { BuiltApplication } from "../e2e/application";
import type { PageStory } from "../e2e/page-story";

const many = 300;
const longName = "Bartholomew-Maximilian Featherstonehaugh";
const longWords =
  "Could you bring the forms for the apprenticeship, in English and in Spanish? They are at https://www.inland-valley-transportation-and-logistics.example/forms/apprenticeship-application-2031.pdf and we print them here.";

/** An employer's lists: visitors who share with it, interview times of three tables, and a long exchange with the center. */
export async function fillEmployersLists(app: BuiltApplication, story: PageStory): Promise<void> {
  const { db } = app.database;
  const { live, open, request, fair } = story;
  await db.execute(sql`
    with place as (
      insert into registrations (center_id, id, event_id, status, origin, language, created_at)
      select center_id, gen_random_uuid(), id, 'registered', 'walk-in', 'en', now()
      from events, generate_series(1, ${many}) where id = ${live.id}
      returning center_id, id, event_id
    ), named as (
      insert into patrons (center_id, id, registration_id, name, name_folded)
      select center_id, gen_random_uuid(), id, ${longName}, lower(${longName}) from place
    )
    insert into consents (
      center_id, id, event_id, registration_id, purpose, employer_id, act, text_version, language, how, by, at
    )
    select center_id, gen_random_uuid(), event_id, id, 'employer', ${fair.employerId}::uuid, 'given', '1', 'en',
      'own-page', 'patron', now()
    from place`);
  await db.execute(sql`
    insert into slots (
      center_id, id, kind, event_id, employer_id, starts_at, ends_at, seats, place, set_for, created_at
    )
    select center_id, gen_random_uuid(), 'interview', id, ${fair.employerId}::uuid, starts_at + n * interval '5 minutes',
      starts_at + (n + 4) * interval '5 minutes', 20,
      'Table ' || t || ' in the reading room on the second floor, behind the shelves of local history',
      starts_at, now()
    from events, generate_series(0, 30) as n, generate_series(1, 3) as t where id = ${open.id}`);
  await db.execute(sql`
    insert into thread_messages (center_id, id, event_id, side, text, asks_answer, by, at)
    select center_id, gen_random_uuid(), id, case when n % 2 = 0 then 'staff' else 'employer' end,
      ${longWords}, n % 3 = 0, 'somebody', now() - (60 - n) * interval '1 hour'
    from events, generate_series(1, 40) as n where id = ${request.id}`);
}

/** Lists of staff: templates, wage floors, deliveries, answers in visitors' words, and a day full of events. */
export async function fillStaffLists(app: BuiltApplication, story: PageStory): Promise<void> {
  const { db } = app.database;
  const { past, open, center, webhook } = story;
  await db.execute(sql`
    insert into reply_templates (center_id, id, name, name_folded, text, updated_at)
    select ${center}::uuid, gen_random_uuid(), 'Pay, hours and the address of the place of work are missing ' || n,
      'pay, hours and the address of the place of work are missing ' || n, ${longWords}, now()
    from generate_series(1, 40) as n`);
  await db.execute(sql`
    insert into wage_floors (center_id, id, from_date, hourly_cents, area_words, source, created_at)
    select ${center}::uuid, gen_random_uuid(), 2000 + n || '-07-01', 1000 + n,
      array['Riverside', 'Moreno Valley', 'Rancho Cucamonga', 'San Bernardino County'],
      'Ordinance 7' || n || ' of the City Council: https://codes.city.example/minimum-wage/ordinances/7' || n, now()
    from generate_series(1, 20) as n`);
  await db.execute(sql`
    insert into webhook_deliveries (
      center_id, id, endpoint_id, type, cause, data, occurred_at, created_at, queued_at, state, attempts, next_at
    )
    select center_id, gen_random_uuid(), id, 'admission.recorded', 'extreme ' || n, '{}'::jsonb, now(), now(), now(),
      'failed', 12, now()
    from webhook_endpoints, generate_series(1, ${many}) as n where id = ${webhook.page.split("/").at(-1)}::uuid`);
  await db.execute(sql`
    insert into survey_answers (
      center_id, event_id, answer_key, source, language, answered_on, useful, welcome, employers, again, liked, better
    )
    select center_id, id, 'extreme ' || n, 'link', 'en', '2026-11-30', 1 + n % 5, 5, 4, 3, ${longWords},
      repeat('More chairs, a quieter corner for interviews and somebody who speaks Armenian at the desk. ', 1 + n % 9)
    from events, generate_series(1, ${many}) as n where id = ${past.id}`);
  await db.execute(sql`
    with made as (
      insert into events (
        center_id, id, slug, type, status, status_changed_at, made_by_staff, starts_at, ends_at, zone, doors_open_at,
        doors_close_at, registration_closes_at, search_text, created_at
      )
      select center_id, gen_random_uuid(), 'extreme-' || n, 'workshop', 'approved', now(), true,
        starts_at + n * interval '10 minutes', ends_at, zone, doors_open_at, doors_close_at, registration_closes_at,
        '', now()
      from events, generate_series(1, 12) as n where id = ${open.id}
      returning center_id, id
    )
    insert into event_texts (center_id, event_id, locale, title, description)
    select center_id, id, 'en', 'Warehousing-and-Transportation Apprenticeship Interview Days', 'A day in the room.'
    from made`);
}
