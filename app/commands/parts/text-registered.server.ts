import type { Services } from "~/app/adapters/services";
import type { TextedKind } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { listWantingTexts } from "~/db/queries/sms";
import { enqueueMessages } from "./enqueue-messages.server";
import { textKey } from "./write-reminders.server";

/** Texts the news of an event to everyone who wants texts, of those who hold a place, are offered one or wait for one. */
export async function textRegistered(
  tx: Db,
  services: Services,
  center: { id: string; host: string },
  message: { kind: TextedKind; eventId: string; eventRevision: number },
): Promise<void> {
  if (services.texter === null) return;
  const { kind, eventId, eventRevision } = message;
  const wanting = await listWantingTexts(tx, { centerId: center.id, eventId });
  await enqueueMessages(
    tx,
    services,
    center,
    wanting.map(({ id }) => ({
      ...{ kind, eventId, eventRevision, registrationId: id, channel: "sms" as const },
      dedupeKey: `${textKey}${kind}:${eventRevision}:${id}`,
    })),
  );
}
