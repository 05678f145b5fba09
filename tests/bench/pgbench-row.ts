import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { catchStatements } from "./floor-statements";
import { makeEvent, makeTokens, type Setting } from "./setting";
import { type Row, whole } from "./table";
import { prepareTickets } from "./tickets";

const clients = 32;
const perClient = 300;

/** The statements of a scan by pgbench, where it is installed: what the database alone can do. */
export async function pgbenchRow(setting: Setting): Promise<Row[]> {
  if (spawnSync("pgbench", ["--version"]).status !== 0) return [];
  const { id: eventId } = await makeEvent(setting);
  const [token = ""] = await makeTokens(setting, "door", 1);
  await numberTickets(setting, eventId);
  const script = join(setting.folder, "scan.pgbench");
  await writeFile(script, await scriptOf(setting, eventId, setting.services.codes.hash(token)));
  const { username, password, hostname, port, pathname } = new URL(setting.databaseUrl);
  const address = ["-h", hostname, "-p", port, "-U", username, pathname.slice(1)];
  const work = [
    "-n",
    "-M",
    "prepared",
    "-c",
    clients,
    "-j",
    2,
    "-t",
    perClient,
    "-D",
    "k=0",
    "-f",
    script,
  ].map(String);
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(password) };
  const ran = spawnSync("pgbench", [...work, ...address], { encoding: "utf8", env });
  const [, tps] = /tps = ([\d.]+)/.exec(ran.stdout) ?? [];
  if (ran.status !== 0 || tps === undefined) throw new Error(`pgbench: ${ran.stdout}${ran.stderr}`);
  const throughput = `${whole(Number(tps))}/s`;
  return [{ name: "The statements of a scan by pgbench", ours: `${whole(Number(tps))} scans/s`, throughput }];
}

/** pgbench counts and cannot hash: its scans find their tickets by number. */
async function numberTickets(setting: Setting, eventId: string): Promise<void> {
  const { sql } = setting.services;
  const tickets = await prepareTickets(setting, { eventId, count: clients * perClient });
  const rows = tickets.map(({ registrationId }, n) => ({ n, id: registrationId }));
  await sql`create table if not exists bench_tickets (n integer primary key, id uuid not null, code text not null)`;
  await sql`
    insert into bench_tickets select n, id, code_hash
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(n integer, id uuid)
    join ticket_codes on registration_id = id and purpose = 'ticket'`;
  await sql`analyze`;
}

async function scriptOf(
  { center, databaseUrl }: Setting,
  eventId: string,
  tokenHash: string,
): Promise<string> {
  const { token, context, insert } = await catchStatements(databaseUrl);
  const [centerId, event, ticket] = [
    `'${center.id}'`,
    `'${eventId}'`,
    "(select id from bench_tickets where n = :n::integer)",
  ];
  const code = "(select code from bench_tickets where n = :n::integer)";
  const scanId = "('00000000-0000-7000-8000-' || lpad(to_hex(:n::integer), 12, '0'))";
  const facts = [
    "'entry'",
    "null",
    "null",
    "'pgbench'",
    "null",
    "now()",
    "now()",
    "null",
    code,
    "'0000'",
    "null",
  ];
  const answer = `'{"outcome": "admitted"}'`;
  return [
    `\\set n :client_id * ${perClient} + :k`,
    "\\set k :k + 1",
    `${filled(token, [`'${tokenHash}'`, centerId])};`,
    `${filled(context, [centerId, event, `${scanId}::uuid`, "'main'", code])};`,
    `${filled(insert, [centerId, scanId, event, ticket, ...facts, answer, "'[]'", "1"])};`,
  ].join("\n");
}

/** A statement on one line with its parameters written out. */
const filled = (statement: string, values: readonly string[]) =>
  statement
    .replaceAll(/\$(\d+)/g, (_all, n: string) => values[Number(n) - 1] ?? "null")
    .replaceAll(/\s+/g, " ");
