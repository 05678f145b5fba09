import { sql } from "drizzle-orm";
import type { BuiltApplication } from "../e2e/application";

const employersMore = 60;
const openingsEach = 5;

/** A fair of seventy employers: names and addresses at their length, and five openings for each, in all their fields. */
export async function crowdFair({ database: { db } }: BuiltApplication, eventId: string): Promise<void> {
  await db.execute(sql`update fairs set tables = 100 where event_id = ${eventId}`);
  await db.execute(sql`
    with fair as (select center_id, id from events where id = ${eventId}),
    employer as (
      insert into employers (
        center_id, id, legal_name, street, website, size_band, contact_name, contact_email, contact_phone,
        is_agency, vetted_at, vetted_by, vetted_how, created_at
      )
      select center_id, gen_random_uuid(),
        case when n % 3 = 0 then 'Inland-Valley-Transportation-and-Logistics-Cooperative ' || n
             else 'Saint Bartholomew Rehabilitation and Nursing Home of Riverside ' || n end,
        '14088 South Martin Luther King Junior Boulevard, Building ' || n || ', Riverside, CA 92507',
        'https://careers.inland-valley-transportation-and-logistics-' || n || '.example/openings/',
        '500+', 'Maria-Guadalupe Villanueva-Etcheverry',
        'recruiting-and-retention@inland-valley-transportation-and-logistics-' || n || '.example',
        '+1 951 555 0100 ext. 44210', n % 5 = 0, now(), 'staff', 'page', now()
      from fair, generate_series(1, ${employersMore}) as n
      returning center_id, id
    ), numbered as (select *, row_number() over (order by id) as n from employer), placed as (
      insert into event_employers (
        center_id, event_id, employer_id, is_host, standing, table_no, equipment, arrived_at, left_at, no_show_at
      )
      select center_id, ${eventId}::uuid, id, false,
        case n % 10 when 8 then 'invited' when 9 then 'applied' else 'accepted' end,
        case when n % 10 < 8 then 100 + n end,
        'Two sockets, a screen for the video of the floor, and a table that a wheelchair fits under.',
        case when n % 10 < 6 then now() end, case when n % 10 = 1 then now() end, case when n % 10 = 7 then now() end
      from numbered
      returning center_id, event_id, employer_id, standing
    )
    insert into openings (
      center_id, id, event_id, employer_id, position, title, vacancies, pay_min_cents, pay_max_cents, pay_unit,
      employment_type, schedule, worksite, duties, minimum_qualifications, how_to_apply, closes_on, shifts,
      no_experience, languages, client_name, search_text
    )
    select center_id, gen_random_uuid(), event_id, employer_id, n,
      'Commercial Driver and Warehouse-and-Distribution Apprentice ' || n, 120, 2150, 123450 * n, 'hour',
      'apprenticeship', 'Monday to Friday, 4:30 AM to 1 PM, every second weekend, and on call in December',
      '14088 South Martin Luther King Junior Boulevard, Riverside, CA 92507',
      repeat('Loads and unloads trailers, keeps the dock clean and counts what comes in. ', 3),
      'A driver''s licence of class B, or the wish to get one within six months of the first day.',
      'https://careers.inland-valley-transportation-and-logistics.example/apply?opening=' || n, '2031-12-31',
      array['day', 'evening', 'night', 'weekend'], true, array['en', 'es', 'zh-Hant'],
      'Pacific Crossing Freight Forwarding of Southern California', 'commercial driver warehouse apprentice'
    from placed, generate_series(1, ${openingsEach}) as n where standing = 'accepted'`);
  await db.execute(sql`update events set revision = revision + 1 where id = ${eventId}`);
}
