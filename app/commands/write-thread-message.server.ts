import type { Services } from "~/app/adapters/services";
import { limits } from "~/app/domain/access/attempts";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import type { Side } from "~/app/domain/events/steps";
import { type Refused, refuse } from "~/app/domain/refusal";
import { canWrite } from "~/app/domain/threads/thread";
import type { Db } from "~/db/client.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { threadMessages } from "~/db/schema";
import { countAttempt } from "./count-attempt.server";
import { inTransaction } from "./parts/in-transaction.server";
import { tellEmployer, tellStaff } from "./parts/tell-about-event.server";

export interface MessageToWrite {
  /** Staff, or somebody of the employer whose event it is. */
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  /** Comes with the form: posted twice, it is one message and one mail to each. */
  messageId: string;
  text: string;
  asksAnswer: boolean;
}

type Written = { outcome: "written" } | Refused;

/** Writes to the other side of a request, who gets it by mail too. An event without a host has no other side. */
export async function writeThreadMessage(services: Services, request: MessageToWrite): Promise<Written> {
  const bucket = `thread ${request.center.id} ${request.actor.id}`;
  const attempt = await countAttempt(services, { bucket, ...limits.threadMessages });
  if (attempt.outcome === "limited") return refuse("too-many-requests");
  const result = await inTransaction(services, "write-thread-message", (tx) => write(tx, services, request));
  if (result.outcome === "written") services.live.announce({ kind: "outbox" });
  return result;
}

async function write(tx: Db, services: Services, request: MessageToWrite): Promise<Written> {
  const { actor, center, eventId, messageId, text } = request;
  const event = await findEventDetail(tx, { centerId: center.id, eventId });
  const side: Side = hasRole(actor, "staff") ? "staff" : "employer";
  const host = event?.host ?? null;
  if (event === null || host === null) return refuse("not-found");
  if (side === "employer" && host.id !== actor.employerId) return refuse("not-found");
  if (!canWrite(side, event)) return refuse("step-not-allowed");
  const written = await tx
    .insert(threadMessages)
    .values({
      ...{ centerId: center.id, id: messageId, eventId, side, text },
      // Whoever asks the center for something waits for its word.
      asksAnswer: side === "employer" || request.asksAnswer,
      ...{ by: actor.id, at: services.clock.now() },
    })
    .onConflictDoNothing({ target: [threadMessages.centerId, threadMessages.id] })
    .returning({ id: threadMessages.id });
  if (written.length === 0) return { outcome: "written" };
  const message = { event, revision: event.revision, reason: null, threadMessageId: messageId };
  if (side === "employer") {
    await tellStaff(tx, services, center, { ...message, kind: "message-to-staff" });
  } else {
    await tellEmployer(tx, services, center, { ...message, to: event.status, kind: "message-to-employer" });
  }
  return { outcome: "written" };
}
