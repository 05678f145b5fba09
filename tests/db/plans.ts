import { type SQL, sql } from "drizzle-orm";
import type { Db, Sql } from "~/db/client.server";
import typeNames from "../setup/type-names.json";

/** A node of a plan, as EXPLAIN tells it in JSON. */
export interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  Plans?: Plan[];
}

/** Tables that grow with every event, every visitor and every question. */
const big: ReadonlySet<string> = new Set([
  ...["accommodations", "admissions", "bookings", "event_counts", "event_employers", "event_revisions"],
  ...["event_texts", "events", "follow_up_rounds", "inquiries", "job_reports", "openings", "outbox"],
  ...["outcome_asks", "outcome_counts", "outcome_reports", "patrons", "referral_steps", "referrals"],
  ...["registrations", "scans", "short_codes", "slots", "survey_answers", "ticket_codes"],
]);

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The big tables that a plan reads from one end to the other, but for those that are short where it is asked. */
export const sequentialIn = (plans: readonly Plan[], short: readonly string[] = []): string[] =>
  plans.flatMap(nodesOf).flatMap((node) => {
    const table = node["Relation Name"] ?? "";
    return node["Node Type"] === "Seq Scan" && big.has(table) && !short.includes(table) ? [table] : [];
  });

type Explained = { "QUERY PLAN": { Plan: Plan }[] }[];
const plansOf = (rows: Explained) => rows.flatMap((row) => row["QUERY PLAN"].map(({ Plan: plan }) => plan));

/** Explains each query in the place of running it, and keeps the plans. */
export function explaining(db: Db, plans: Plan[]): Db {
  return new Proxy(db, {
    get(target, key, receiver) {
      if (key !== "execute") return Reflect.get(target, key, receiver);
      return async (query: SQL) => {
        const rows = await target.execute<Explained[number]>(sql`explain (format json) ${query}`);
        plans.push(...plansOf(rows));
        return [];
      };
    },
  });
}

/** The plan that the server would keep for a prepared statement, whatever values come. */
export async function keptPlan(session: Sql, statement: string, types: readonly number[]): Promise<Plan[]> {
  const names: Readonly<Record<string, string>> = typeNames;
  const typed = types.some((type) => type > 0);
  const list = typed ? `(${types.map((type) => names[type] ?? "unknown").join(", ")})` : "";
  await session.unsafe(`prepare kept ${list} as ${statement}`);
  try {
    const [row] = await session<{ count: number }[]>`
      select array_length(parameter_types, 1) as count from pg_prepared_statements where name = 'kept'`;
    const values = Array.from({ length: row?.count ?? 0 }, () => "null");
    const given = values.length === 0 ? "" : `(${values.join(", ")})`;
    const rows = await session.unsafe<Explained>(`explain (format json) execute kept${given}`);
    return plansOf(rows);
  } finally {
    await session.unsafe("deallocate kept");
  }
}
