import type { Services } from "~/app/adapters/services";
import { limits } from "~/app/domain/access/attempts";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import type { Side } from "~/app/domain/events/steps";
import { type Refused, refuse } from "~/app/domain/refusal";
import { canWrite } from "~/app/domain/threads/thread";
import type { Db } from "~/db/client.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { findFairEmployer } from "~/db/queries/fair-employers";
import { threadMessages } from "~/db/schema";
import { countAttempt } from "./count-attempt.server";
import { inTransaction } from "./parts/in-transaction.server";
import { tellEmployerOfTable, tellStaffOfTable } from "./parts/tell-of-table.server";

export interface MessageToWrite {
  /** Staff, or somebody of the employer whose thread it is. */
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  /** Whose table at the event it is about; left out in the thread of the event's host. */
  employerId?: string | null;
  /** Comes with the form: posted twice, it is one message and one mail to each. */
  messageId: string;
  text: string;
  asksAnswer: boolean;
}

type Written = { outcome: "written" } | Refused;

/**
 * Writes to the other side of a request, who gets it by mail too: to the host about its event, or to another employer
 * about its table there. Whoever has nothing to do with the event is not found.
 */
export async function writeThreadMessage(services: Services, request: MessageToWrite): Promise<Written> {
  const bucket = `thread ${request.center.id} ${request.actor.id}`;
  const attempt = await countAttempt(services, { bucket, ...limits.threadMessages });
  if (attempt.outcome === "limited") return refuse("too-many-requests");
  const result = await inTransaction(services, "write-thread-message", (tx) => write(tx, services, request));
  if (result.outcome === "written") services.live.announce({ kind: "outbox" });
  return result;
}

async function write(tx: Db, services: Services, request: MessageToWrite): Promise<Written> {
  const { actor, center, eventId, employerId = null, messageId, text } = request;
  const of = { centerId: center.id, eventId };
  const event = await findEventDetail(tx, of);
  const side: Side = hasRole(actor, "staff") ? "staff" : "employer";
  const employer = employerId === null ? event?.host : await findAtTable(tx, { ...of, employerId });
  if (event === null || !employer) return refuse("not-found");
  if (side === "employer" && employer.id !== actor.employerId) return refuse("not-found");
  if (!canWrite(side, event)) return refuse("step-not-allowed");
  const written = await tx
    .insert(threadMessages)
    .values({
      ...{ centerId: center.id, id: messageId, eventId, employerId, side, text },
      // Whoever asks the center for something waits for its word.
      asksAnswer: side === "employer" || request.asksAnswer,
      ...{ by: actor.id, at: services.clock.now() },
    })
    .onConflictDoNothing({ target: [threadMessages.centerId, threadMessages.id] })
    .returning({ id: threadMessages.id });
  if (written.length === 0) return { outcome: "written" };
  const kind = side === "employer" ? "message-to-staff" : "message-to-employer";
  const tell = side === "employer" ? tellStaffOfTable : tellEmployerOfTable;
  await tell(tx, services, center, { kind, event, employer, threadMessageId: messageId });
  return { outcome: "written" };
}

/** An employer beside the host, wherever it stands: invited, asking, with a table or no longer. */
async function findAtTable(tx: Db, of: { centerId: string; eventId: string; employerId: string }) {
  const at = await findFairEmployer(tx, of);
  return at === null || at.isHost ? null : { id: at.employerId, contactEmail: at.contactEmail };
}
