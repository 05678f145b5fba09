import { and, eq, inArray, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { keptIds } from "~/app/domain/openings/keep-ids";
import { noTraits } from "~/app/domain/openings/opening";
import { openingSearchText } from "~/app/domain/openings/search-text";
import type { Db } from "~/db/client.server";
import { findLastPosition, listOwnTitles, listSearchedTexts } from "~/db/queries/employer-openings";
import { findEmployer } from "~/db/queries/employers";
import { openings } from "~/db/schema";
import type { OpeningInput } from "./event-input";

interface OfEmployer {
  centerId: string;
  eventId: string;
  employerId: string;
}

/** Rows of one statement: Postgres takes at most 65,535 values. */
const batch = 1_000;

/** Writes an employer's openings at an event behind those that are there, in the order in which they were given. */
export async function addOpenings(
  tx: Db,
  services: Pick<Services, "ids">,
  of: OfEmployer,
  list: readonly OpeningInput[],
): Promise<void> {
  const first = (await findLastPosition(tx, of)) + 1;
  const name = await employerName(tx, of);
  await insert(
    tx,
    list.map((opening, n) => rowOf(of, name, opening, services.ids.uuid(), first + n)),
  );
}

/** Makes these the employer's openings at an event. One that keeps its title keeps its id, and with it its marks. */
export async function replaceOpenings(
  tx: Db,
  services: Pick<Services, "ids">,
  of: OfEmployer,
  list: readonly OpeningInput[],
): Promise<void> {
  const before = await listOwnTitles(tx, of);
  const ids = keptIds(before, list);
  const gone = before.flatMap(({ id }) => (ids.includes(id) ? [] : [id]));
  if (gone.length > 0) {
    await tx.delete(openings).where(and(eq(openings.centerId, of.centerId), inArray(openings.id, gone)));
  }
  const name = await employerName(tx, of);
  const rows = list.map((opening, n) => rowOf(of, name, opening, ids[n] ?? services.ids.uuid(), n));
  const kept = rows.filter((_row, n) => ids[n] !== null);
  for (const { centerId, id, ...values } of kept) {
    await tx
      .update(openings)
      .set(values)
      .where(and(eq(openings.centerId, centerId), eq(openings.id, id)));
  }
  await insert(
    tx,
    rows.filter((_row, n) => ids[n] === null),
  );
}

/** What the search finds an employer's openings by holds its name, which has changed. */
export async function renameInOpenings(
  tx: Db,
  of: { centerId: string; employerId: string },
  name: string,
): Promise<void> {
  const rows = await listSearchedTexts(tx, of);
  for (let n = 0; n < rows.length; n += batch) {
    const texts = rows
      .slice(n, n + batch)
      .map((row) => sql`(${row.id}::uuid, ${openingSearchText(row, name)}::text)`);
    await tx.execute(sql`update openings o set search_text = said.words
      from (values ${sql.join(texts, sql`, `)}) said (id, words)
      where o.center_id = ${of.centerId} and o.id = said.id`);
  }
}

async function employerName(tx: Db, { centerId, employerId }: OfEmployer): Promise<string> {
  return (await findEmployer(tx, { centerId, employerId }))?.legalName ?? "";
}

function rowOf(of: OfEmployer, name: string, opening: OpeningInput, id: string, position: number) {
  const { shifts, noExperience, languages, clientName, ...rest } = opening;
  return {
    ...of,
    ...rest,
    shifts: [...(shifts ?? noTraits.shifts)],
    noExperience: noExperience ?? noTraits.noExperience,
    languages: [...(languages ?? noTraits.languages)],
    clientName: clientName ?? noTraits.clientName,
    searchText: openingSearchText(opening, name),
    id,
    position,
  };
}

async function insert(tx: Db, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  for (let n = 0; n < rows.length; n += batch) {
    await tx.insert(openings).values(rows.slice(n, n + batch));
  }
}
