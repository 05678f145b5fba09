import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { counted } from "~/app/domain/text/counted";
import { announcements } from "~/db/schema";
import type { AnnouncementRequest } from "./announce-to-registered.server";
import { holdFair } from "./parts/hold-fair.server";
import { inTransaction } from "./parts/in-transaction.server";
import { tellEmployerOfTable, tellPeopleAtTable } from "./parts/tell-of-table.server";
import { writeAudit } from "./parts/write-audit.server";

/** Writes to every employer that was accepted at an event, its host among them, and to its people who come. */
export async function announceToEmployers(
  services: Services,
  request: AnnouncementRequest,
): Promise<{ outcome: "announced"; told: number; replayed: boolean } | Refused> {
  const { actor, center, eventId, announcementId, text } = request;
  const of = { centerId: center.id, eventId };
  const result = await inTransaction(services, "announce-to-employers", async (tx) => {
    const held = await holdFair(tx, of);
    if (held === null) return refuse("not-found");
    const { event } = held;
    if (event.status !== "approved" && event.status !== "published" && event.status !== "closed") {
      return refuse("event-not-open");
    }
    const [row] = await tx
      .insert(announcements)
      .values({
        ...of,
        id: announcementId,
        text,
        audience: "employers",
        by: actor.id,
        at: services.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ id: announcements.id });
    if (row === undefined) return { outcome: "announced" as const, told: 0, replayed: true };
    for (const employer of event.employers) {
      const about = { kind: "fair-message", event, employer, announcementId } as const;
      const told = await tellEmployerOfTable(tx, services, center, about);
      await tellPeopleAtTable(tx, services, center, about, told);
    }
    const told = event.employers.length;
    await writeAudit(tx, services, actor, [
      {
        subjectKind: "event",
        subjectId: eventId,
        action: "announced to employers",
        to: counted(told, "employer", "employers"),
      },
    ]);
    return { outcome: "announced" as const, told, replayed: false };
  });
  if (result.outcome === "announced") services.live.announce({ kind: "outbox" });
  return result;
}
