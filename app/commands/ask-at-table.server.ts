import type { Services } from "~/app/adapters/services";
import { limits } from "~/app/domain/access/attempts";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { askedMinutes, isTableOpen } from "~/app/domain/sharing/visit";
import type { Db } from "~/db/client.server";
import { findTable } from "~/db/queries/table-visits";
import { tableVisits } from "~/db/schema";
import { countAttempt } from "./count-attempt.server";
import { placeOfTicket, unknownTicket } from "./parts/find-place.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface AskAtTable {
  actor: Actor & { employerId: string };
  eventId: string;
  /** What was scanned or typed. */
  text: string;
}

/**
 * Asks the visitor whose ticket the employer's person scanned whether they share their name. The employer learns only
 * that there is such a ticket. Asked again while it waits, it is the same question.
 */
export async function askAtTable(
  services: Services,
  request: AskAtTable,
): Promise<{ outcome: "asked"; visitId: string } | Refused> {
  const bucket = `table ${request.eventId} ${request.actor.employerId}`;
  const attempt = await countAttempt(services, { bucket, ...limits.askedAtTable });
  if (attempt.outcome === "limited") return refuse("too-many-requests");
  return inTransaction(services, "ask-at-table", (tx) => ask(tx, services, request));
}

async function ask(
  tx: Db,
  services: Services,
  { actor, eventId, text }: AskAtTable,
): Promise<{ outcome: "asked"; visitId: string } | Refused> {
  const { centerId, employerId } = actor;
  const table = await findTable(tx, { centerId, eventId, employerId });
  if (table === null) return refuse("not-found");
  const now = services.clock.now();
  if (!isTableOpen(table, now)) return refuse("table-closed");
  const registrationId = await placeOfTicket(tx, services, { centerId, eventId }, text);
  if (registrationId === null) return refuse("values-not-accepted", [unknownTicket]);
  const times = {
    askedBy: actor.id,
    askedAt: now,
    expiresAt: new Date(now.getTime() + askedMinutes * minute),
  };
  const [visit] = await tx
    .insert(tableVisits)
    .values({ centerId, id: services.ids.uuid(), eventId, employerId, registrationId, ...times })
    .onConflictDoUpdate({
      target: [tableVisits.centerId, tableVisits.registrationId, tableVisits.employerId],
      set: times,
    })
    .returning({ visitId: tableVisits.id });
  if (visit === undefined) return refuse("not-found");
  await writeAudit(tx, services, actor, [
    { subjectKind: "sharing", subjectId: eventId, action: "asked at the table" },
  ]);
  return { outcome: "asked", visitId: visit.visitId };
}

const minute = 60_000;
