import { and, asc, eq, sql } from "drizzle-orm";
import type { Mark } from "~/app/domain/outcomes/marks";
import type { OutcomeLine, ReportedOpening } from "~/app/domain/outcomes/report";
import type { Db } from "~/db/client.server";
import { employers, eventEmployers, outcomeAsks, outcomeLinks, outcomeReports } from "~/db/schema";
import { neverCame } from "./fair-employers";

interface OfEvent {
  centerId: string;
  eventId: string;
}

/** The employers of an event with when each was asked and what came back, by name. */
export async function listAskedEmployers(db: Db, of: OfEvent) {
  const [rows, asks, reports] = await Promise.all([
    db
      .select({
        id: employers.id,
        legalName: employers.legalName,
        contactName: employers.contactName,
        contactEmail: employers.contactEmail,
        contactPhone: employers.contactPhone,
        withdrawnAt: outcomeLinks.withdrawnAt,
      })
      .from(eventEmployers)
      .innerJoin(
        employers,
        and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
      )
      .leftJoin(
        outcomeLinks,
        and(
          eq(outcomeLinks.centerId, eventEmployers.centerId),
          eq(outcomeLinks.eventId, eventEmployers.eventId),
          eq(outcomeLinks.employerId, eventEmployers.employerId),
        ),
      )
      .where(
        and(
          eq(eventEmployers.centerId, of.centerId),
          eq(eventEmployers.eventId, of.eventId),
          eq(eventEmployers.standing, "accepted"),
        ),
      )
      .orderBy(asc(employers.legalName)),
    db
      .select({
        employerId: outcomeAsks.employerId,
        mark: outcomeAsks.mark,
        turn: outcomeAsks.turn,
        askedAt: outcomeAsks.askedAt,
      })
      .from(outcomeAsks)
      .where(and(eq(outcomeAsks.centerId, of.centerId), eq(outcomeAsks.eventId, of.eventId)))
      .orderBy(asc(outcomeAsks.askedAt)),
    db
      .select({
        id: outcomeReports.id,
        employerId: outcomeReports.employerId,
        mark: outcomeReports.mark,
        kind: outcomeReports.kind,
        at: outcomeReports.at,
      })
      .from(outcomeReports)
      .where(and(eq(outcomeReports.centerId, of.centerId), eq(outcomeReports.eventId, of.eventId)))
      .orderBy(asc(outcomeReports.place)),
  ]);
  return rows.map((row) => {
    const asked = asks.filter(({ employerId }) => employerId === row.id);
    const told = reports.filter(({ employerId }) => employerId === row.id);
    const answered = told.filter(({ kind }) => kind !== "declined");
    return {
      ...row,
      asked,
      askedAt: [...new Set(asked.map(({ mark }): Mark => mark))],
      answered,
      answeredAt: [...new Set(answered.map(({ mark }): Mark => mark))],
      declinedAt: told.find(({ kind }) => kind === "declined")?.at ?? null,
      hasDeclined: told.some(({ kind }) => kind === "declined"),
      isWithdrawn: row.withdrawnAt !== null,
    };
  });
}

export interface EmployerToAsk extends OfEvent {
  employerId: string;
  contactEmail: string;
  mark: Mark;
  turn: number;
}

/**
 * The employers of several centers' events that may be asked now, each event at its mark: accepted, not noted as never
 * come, whose link stands, who did not ask to be left alone, have not answered since the mark came, and were not asked at
 * this turn.
 */
export async function listEmployersToAsk(
  db: Db,
  due: readonly (OfEvent & { mark: Mark; turn: number })[],
): Promise<EmployerToAsk[]> {
  const isTheirs = (table: typeof outcomeAsks | typeof outcomeReports | typeof outcomeLinks) =>
    and(
      eq(table.centerId, eventEmployers.centerId),
      eq(table.eventId, eventEmployers.eventId),
      eq(table.employerId, eventEmployers.employerId),
    );
  const rows = await db.execute<Row & EmployerToAsk>(sql`
    select due."centerId", due."eventId", due.mark, due.turn, ${eventEmployers.employerId} as "employerId",
      ${employers.contactEmail} as "contactEmail"
    from json_to_recordset(${JSON.stringify(due)}::json) as due("centerId" uuid, "eventId" uuid, mark int, turn int)
    join ${eventEmployers} on ${eventEmployers.centerId} = due."centerId" and ${eventEmployers.eventId} = due."eventId"
    join ${employers}
      on ${and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId))}
    left join ${outcomeLinks} on ${isTheirs(outcomeLinks)}
    where ${eventEmployers.standing} = 'accepted' and not ${neverCame} and ${outcomeLinks.withdrawnAt} is null
      and not exists (select from ${outcomeReports} where ${isTheirs(outcomeReports)}
        and (${outcomeReports.kind} = 'declined' or ${outcomeReports.mark} = due.mark))
      and not exists (select from ${outcomeAsks} where ${isTheirs(outcomeAsks)}
        and ${outcomeAsks.mark} = due.mark and ${outcomeAsks.turn} = due.turn)`);
  return [...rows];
}

interface Told {
  openings: ReportedOpening[];
  /** Of the newest report that has numbers. */
  lines: OutcomeLine[];
}

type OfEmployer = OfEvent & { employerId: string };

/** What several employers listed and last told, in two statements. @returns what finds one employer's */
export async function listWhatEmployersTold(
  db: Db,
  of: readonly OfEmployer[],
): Promise<(employer: OfEmployer) => Told> {
  const keys = of.map(({ centerId, eventId, employerId }) => ({ centerId, eventId, employerId }));
  const given = sql`json_to_recordset(${JSON.stringify(keys)}::json)
    as given("centerId" uuid, "eventId" uuid, "employerId" uuid)`;
  const openingRows = await db.execute<Row & ReportedOpening & OfEmployer>(sql`
    select given.*, o.id, o.title, o.vacancies from ${given}
    join openings o on (o.center_id, o.event_id, o.employer_id) = (given."centerId", given."eventId", given."employerId")
    order by o.position`);
  const lineRows = await db.execute<Row & OutcomeLine & OfEmployer>(sql`
    select given.*, c.opening_id as "openingId", c.title, c.applications, c.interviews,
      c.conditional_offers as "conditionalOffers", c.offers, c.hires, c.retained, c.wage_cents as "wageCents",
      c.wage_unit as "wageUnit", c.starts_on as "startsOn"
    from ${given}
    join lateral (
      select r.id from outcome_reports r
      where (r.center_id, r.event_id, r.employer_id) = (given."centerId", given."eventId", given."employerId")
        and r.kind <> 'declined'
      order by r.place desc limit 1) last on true
    join outcome_counts c on c.center_id = given."centerId" and c.report_id = last.id
    order by c.line`);
  const openings = byEmployer(openingRows);
  const lines = byEmployer(lineRows);
  return (employer) => ({
    openings: openings.get(keyOf(employer)) ?? [],
    lines: lines.get(keyOf(employer)) ?? [],
  });
}

type Row = Record<string, unknown>;

const keyOf = ({ centerId, eventId, employerId }: OfEmployer) => `${centerId} ${eventId} ${employerId}`;

function byEmployer<One extends OfEmployer>(rows: Iterable<One>): ReadonlyMap<string, One[]> {
  const found = new Map<string, One[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}
