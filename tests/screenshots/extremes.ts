import { sql } from "drizzle-orm";
import type { BuiltApplication } from "../e2e/application";
import type { PageStory } from "../e2e/page-story";
import { crowdFair } from "./extreme-fair";
import { fillEmployersLists, fillStaffLists } from "./extreme-lists";

/** 60 characters, with a word that no narrow screen has room for. */
const longTitle = "Warehousing-and-Transportation Apprenticeship Interview Days";
const many = 300;

/** Gives the story's events the longest title, and its lists as many rows as a large fair's. */
export async function fillToTheBrim(app: BuiltApplication, story: PageStory): Promise<void> {
  const { open, live, liveFair, fair, request, draft } = story;
  for (const { id } of [open, live, liveFair, fair]) await rename(app, story, id);
  for (const { id } of [request, draft]) await nameAtLength(app, id);
  for (const { id } of [open, live]) await register(app, id);
  await crowdFair(app, liveFair.id);
  await fillEmployersLists(app, story);
  await fillStaffLists(app, story);
}

/** By its form, so that the pages that are kept rendered follow. */
async function rename(app: BuiltApplication, { pages: { staff } }: PageStory, id: string): Promise<void> {
  await staff.goto(`${app.origin}/staff/events/${id}/edit`);
  await staff.getByLabel("Title", { exact: true }).fill(longTitle);
  await staff.getByRole("button", { name: "Save" }).click();
  await staff.waitForURL((url) => url.pathname === `/staff/events/${id}`);
}

/** The employer's own, as its pages show them: by the rules a request that waits is not staff's to name. */
async function nameAtLength({ database: { db } }: BuiltApplication, eventId: string): Promise<void> {
  await db.execute(sql`update event_texts set title = ${longTitle} where event_id = ${eventId}`);
}

/** Rows alone: their tickets are never shown. */
async function register({ database: { db } }: BuiltApplication, eventId: string): Promise<void> {
  await db.execute(sql`update events set capacity = 1000 where id = ${eventId}`);
  await db.execute(sql`
    with place as (
      insert into registrations (center_id, id, event_id, status, origin, language, created_at)
      select center_id, gen_random_uuid(), id, 'registered', 'web', 'en', now()
      from events, generate_series(1, ${many}) where id = ${eventId}
      returning center_id, id, event_id
    ), numbered as (select *, row_number() over () as n from place), code as (
      insert into short_codes (center_id, event_id, short_code, registration_id, generation)
      select center_id, event_id, lpad((20000000 + n)::text, 8, '0'), id, 1 from numbered
    )
    insert into patrons (center_id, id, registration_id, name, name_folded)
    select center_id, gen_random_uuid(), id,
      'Bartholomew-Maximilian Featherstonehaugh ' || n, 'bartholomew-maximilian featherstonehaugh ' || n
    from numbered`);
}

/** Takes away what lists are made of, and leaves the events and, at all but the fairs, whose they are. */
export async function emptyLists(
  { database: { db } }: BuiltApplication,
  { liveFair, fair }: PageStory,
): Promise<void> {
  await db.execute(sql`
    truncate reply_templates, wage_floors, webhook_endpoints, openings, slots, table_visits, consents, survey_answers,
      outcome_links, outcome_asks, outcome_reports cascade`);
  await db.execute(sql`delete from event_employers where event_id in (${liveFair.id}, ${fair.id})`);
  await db.execute(sql`update centers set revision = revision + 1`);
  await db.execute(sql`update events set revision = revision + 1`);
}
