import type { Services } from "~/app/adapters/services";
import { tablePassHours, tablePhones } from "~/app/domain/access/invitation";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { counted } from "~/app/domain/text/counted";
import { findEmployer } from "~/db/queries/employers";
import { findTable } from "~/db/queries/table-visits";
import { invitations } from "~/db/schema";
import { enqueueMessages } from "./parts/enqueue-messages.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

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
  const { actor, center, eventId, employerId, passId, places = tablePhones.usual } = request;
  const of = { centerId: center.id, eventId, employerId };
  const [event, employer] = await Promise.all([
    findTable(services.db, of),
    findEmployer(services.db, { centerId: center.id, employerId }),
  ]);
  if (event === null || employer === null) return refuse("not-found");
  if (event.status !== "published") return refuse("event-not-open");
  const now = services.clock.now();
  const { expiresAt } = tablePassHours(event);
  if (now >= expiresAt) return refuse("event-over");
  const { hash: tokenHash } = services.codes.invitation({ id: passId, generation: 1 });
  await inTransaction(services, "make-table-pass", async (tx) => {
    const made = await tx
      .insert(invitations)
      .values({
        ...{ ...of, id: passId, role: "door", deviceRole: "table", places, tokenHash, expiresAt },
        ...{ createdBy: actor.id, createdAt: now },
      })
      .onConflictDoNothing({ target: [invitations.centerId, invitations.id] })
      .returning({ id: invitations.id });
    if (made.length === 0) return;
    await writeAudit(tx, services, actor, [
      {
        ...{ subjectKind: "invitation", subjectId: passId, action: "table-pass-made" },
        to: counted(places, "phone", "phones"),
      },
    ]);
    if (request.isMailed !== true) return;
    const recipient = employer.contactEmail;
    await enqueueMessages(tx, services, center, [
      {
        ...{ kind: "table-pass", dedupeKey: `table-pass:${passId}`, recipient },
        ...{ eventId, employerId, invitationId: passId },
      },
    ]);
  });
  if (request.isMailed === true) services.live.announce({ kind: "outbox" });
  return { outcome: "made", passId };
}
