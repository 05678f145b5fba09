import { shortCodeOf } from "~/app/domain/tickets/short-code";
import type { Setting } from "./setting";

export interface PreparedTicket {
  registrationId: string;
  ticketCode: string;
  manageCode: string;
}

const batch = 2_000;

/**
 * Registers people in bulk, as rows that the command would have written, so that tens of thousands take seconds. The
 * event must have no capacity: each place past the first would be counted.
 */
export async function prepareTickets(
  { services, center }: Pick<Setting, "services" | "center">,
  { eventId, count, email }: { eventId: string; count: number; email?: (n: number) => string },
): Promise<PreparedTicket[]> {
  const { codes, contacts, ids, sql } = services;
  const prepared: PreparedTicket[] = [];
  await sql`update events set capacity = null where center_id = ${center.id} and id = ${eventId}`;
  for (let start = 0; start < count; start += batch) {
    const rows = Array.from({ length: Math.min(batch, count - start) }, (_, at) => {
      const n = start + at;
      const registrationId = ids.uuid();
      const ticket = codes.ticket({ registrationId, generation: 1, eventId });
      const manage = codes.manage({ registrationId, generation: 1 });
      const sealed = email === undefined ? null : contacts.seal(email(n));
      prepared.push({ registrationId, ticketCode: ticket.code, manageCode: manage.code });
      return {
        id: registrationId,
        patron: ids.uuid(),
        name: `Visitor ${n}`,
        short: shortCodeOf(n),
        ticket: ticket.hash,
        manage: manage.hash,
        key: ticket.keyId,
        cipher: sealed?.cipher ?? null,
        email: sealed?.hash ?? null,
      };
    });
    await sql`
      with given as materialized (
        select * from json_to_recordset(${JSON.stringify(rows)}::json)
          as row(id uuid, patron uuid, name text, short text, ticket text, manage text, key text, cipher text, email text)),
      places as (
        insert into registrations (center_id, id, event_id, status, origin, language, created_at)
        select ${center.id}, id, ${eventId}, 'registered', 'web', 'en', now() from given),
      people as (
        insert into patrons (center_id, id, registration_id, name, name_folded, email_cipher, email_hash, key_id)
        select ${center.id}, patron, id, name, lower(name), cipher, email, key from given),
      numbers as (
        insert into short_codes (center_id, event_id, short_code, registration_id, generation)
        select ${center.id}, ${eventId}, short, id, 1 from given)
      insert into ticket_codes (code_hash, center_id, registration_id, purpose, generation, key_id)
      select ticket, ${center.id}::uuid, id, 'ticket', 1, key from given
      union all select manage, ${center.id}::uuid, id, 'manage', 1, key from given`;
  }
  await sql`analyze registrations, patrons, ticket_codes, short_codes`;
  return prepared;
}
