import type { Services } from "~/app/adapters/services";
import { decideTablePass, tablePhones } from "~/app/domain/access/invitation";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { lockEvent } from "~/db/queries/locks";
import { listTablesWithoutPass } from "~/db/queries/table-phones";
import { inTransaction } from "./parts/in-transaction.server";
import { saveTablePass } from "./parts/save-table-pass.server";

interface NewTablePasses {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
}

/**
 * Makes a pass for each table of an event that has none, and mails its link to the employer's contact. Posted twice, no
 * table is without one the second time: the event's row is held meanwhile.
 */
export async function makeTablePasses(
  services: Services,
  request: NewTablePasses,
): Promise<{ outcome: "made"; count: number } | Refused> {
  const made = await inTransaction(services, "make-table-passes", (tx) => make(tx, services, request));
  if (made.outcome === "made") services.live.announce({ kind: "outbox" });
  return made;
}

async function make(
  tx: Db,
  services: Services,
  { actor, center, eventId }: NewTablePasses,
): Promise<{ outcome: "made"; count: number } | Refused> {
  const of = { centerId: center.id, eventId };
  const event = await lockEvent(tx, of);
  if (event === null) return refuse("not-found");
  const now = services.clock.now();
  const tables = await listTablesWithoutPass(tx, { ...of, now });
  if (tables.length === 0) return { outcome: "made", count: 0 };
  const decided = decideTablePass(event, now);
  if (decided.outcome === "refused") return decided;
  const { expiresAt } = decided;
  for (const { employerId, contactEmail: recipient } of tables) {
    const pass = { passId: services.ids.uuid(), places: tablePhones.usual, expiresAt, recipient };
    await saveTablePass(tx, services, { actor, center, eventId, employerId, ...pass });
  }
  return { outcome: "made", count: tables.length };
}
