import type { Services } from "~/app/adapters/services";
import { decideTablePass, tablePhones } from "~/app/domain/access/invitation";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEmployer } from "~/db/queries/employers";
import { shareEvent } from "~/db/queries/locks";
import { findTable } from "~/db/queries/table-visits";
import { inTransaction } from "./parts/in-transaction.server";
import { saveTablePass } from "./parts/save-table-pass.server";

export interface NewTablePass {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  employerId: string;
  /** The id that the form carries: posted twice, it makes one. */
  passId: string;
  /** How many phones it signs in. */
  places?: number | undefined;
  /** Its link goes to the employer's contact too. */
  isMailed?: boolean | undefined;
}

/**
 * Makes a pass for an employer's table at one event. It signs in several phones, since its link goes to one contact who
 * passes it on to whoever stands there; a phone that was sent away does not come back by it. It ends with the tables.
 */
export async function makeTablePass(
  services: Services,
  request: NewTablePass,
): Promise<{ outcome: "made"; passId: string } | Refused> {
  const made = await inTransaction(services, "make-table-pass", (tx) => make(tx, services, request));
  if (made.outcome === "made" && request.isMailed === true) services.live.announce({ kind: "outbox" });
  return made;
}

async function make(
  tx: Db,
  services: Services,
  { actor, center, eventId, employerId, passId, places = tablePhones.usual, isMailed = false }: NewTablePass,
): Promise<{ outcome: "made"; passId: string } | Refused> {
  const of = { centerId: center.id, eventId, employerId };
  // Nobody's table is taken back between the look at it and its pass.
  await shareEvent(tx, of);
  const [table, employer] = await Promise.all([findTable(tx, of), findEmployer(tx, of)]);
  if (table === null || employer === null) return refuse("not-found");
  const decided = decideTablePass(table, services.clock.now());
  if (decided.outcome === "refused") return decided;
  const { expiresAt } = decided;
  const recipient = isMailed ? employer.contactEmail : null;
  await saveTablePass(tx, services, { actor, center, ...of, passId, places, expiresAt, recipient });
  return { outcome: "made", passId };
}
