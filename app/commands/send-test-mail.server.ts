import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findPersonById } from "~/db/queries/people";
import { enqueueMessages } from "./parts/enqueue-messages.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/** Sends a test mail to whoever asks for it, at their own address. */
export async function sendTestMail(
  services: Services,
  request: { actor: Actor; center: { id: string; host: string } },
): Promise<{ outcome: "queued"; recipient: string } | Refused> {
  const { actor, center } = request;
  if (actor.kind !== "person") return refuse("not-allowed");
  const result = await inTransaction(services, "send-test-mail", async (tx) => {
    const person = await findPersonById(tx, { id: actor.id });
    if (person === null) return refuse("not-found");
    await enqueueMessages(tx, services, center, [
      {
        kind: "test-mail",
        dedupeKey: `test-mail:${services.ids.uuid()}`,
        userId: actor.id,
        recipient: person.email,
      },
    ]);
    await writeAudit(tx, services, actor, [
      { subjectKind: "center", subjectId: center.id, action: "test mail sent" },
    ]);
    return { outcome: "queued" as const, recipient: person.email };
  });
  services.live.announce({ kind: "outbox" });
  return result;
}
