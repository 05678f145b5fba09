import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { TextedKind } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { registrations, smsConsents } from "~/db/schema";
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
  const wanting = await tx
    .select({ id: registrations.id })
    .from(registrations)
    .innerJoin(
      smsConsents,
      and(
        eq(smsConsents.centerId, registrations.centerId),
        eq(smsConsents.registrationId, registrations.id),
        isNull(smsConsents.endedAt),
      ),
    )
    .where(
      and(
        eq(registrations.centerId, center.id),
        eq(registrations.eventId, eventId),
        inArray(registrations.status, ["registered", "waitlisted", "offered"]),
      ),
    );
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
