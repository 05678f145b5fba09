import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { counted } from "~/app/domain/text/counted";
import { findEventDetail } from "~/db/queries/event-detail";
import { lockEvent } from "~/db/queries/locks";
import { announcements } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { tellRegistered } from "./parts/tell-about-event.server";
import { writeAudit } from "./parts/write-audit.server";

export interface AnnouncementRequest {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  /** Comes with the form, so that a form posted twice writes to nobody twice. */
  announcementId: string;
  text: string;
}

/** Writes to everyone who holds a place and gave an address. */
export async function announceToRegistered(
  services: Services,
  request: AnnouncementRequest,
): Promise<{ outcome: "announced"; told: number; replayed: boolean } | Refused> {
  const { actor, center, eventId, announcementId, text } = request;
  const of = { centerId: center.id, eventId };
  const result = await inTransaction(services, "announce-to-registered", async (tx) => {
    if ((await lockEvent(tx, of)) === null) return refuse("not-found");
    const event = await findEventDetail(tx, of);
    if (event === null) return refuse("not-found");
    if (event.status !== "published" && event.status !== "closed") return refuse("event-not-open");
    const [row] = await tx
      .insert(announcements)
      .values({ ...of, id: announcementId, text, by: actor.id, at: services.clock.now() })
      .onConflictDoNothing()
      .returning({ id: announcements.id });
    if (row === undefined) return { outcome: "announced" as const, told: 0, replayed: true };
    const told = await tellRegistered(tx, services, center, {
      event,
      revision: event.revision,
      reason: null,
      kind: "announcement",
      announcementId,
    });
    await writeAudit(tx, services, actor, [
      {
        subjectKind: "event",
        subjectId: eventId,
        action: "announced",
        to: counted(told, "person", "people"),
      },
    ]);
    return { outcome: "announced" as const, told, replayed: false };
  });
  if (result.outcome === "announced") services.live.announce({ kind: "outbox" });
  return result;
}
