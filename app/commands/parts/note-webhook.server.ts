import type { Services } from "~/app/adapters/services";
import { type KeptData, payloadData } from "~/app/domain/webhooks/payload";
import type { EventWebhook, RegistrationWebhook, SentType } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import { findEventFacts, holdEndpoints, listRegistrationFacts } from "~/db/queries/webhook-facts";
import { webhookDeliveries } from "~/db/schema";

type Noting = Pick<Services, "clock" | "ids">;

/** What happened, by ids alone: the rest is read where an endpoint wants it. */
export type Noted =
  | { type: EventWebhook; eventId: string }
  | { type: RegistrationWebhook; registrationIds: readonly string[] }
  | { type: "outcome.reported"; reportId: string; eventId: string; employerId: string; day: number };

/** A delivery to write, for whatever endpoints want its type. The same cause is written once. */
export interface NewDelivery {
  type: SentType;
  cause: string;
  eventId: string | null;
  registrationId: string | null;
  occurredAt: Date;
  data: KeptData;
}

/**
 * Writes what a center's endpoints are to be told, in the transaction that makes it so. One short question where the
 * center has no endpoint, or none that wants this. Admissions are not noted here: see `noteAdmissions`.
 */
export async function noteWebhook(tx: Db, services: Noting, centerId: string, noted: Noted): Promise<void> {
  if ("registrationIds" in noted && noted.registrationIds.length === 0) return;
  const wanting = (await holdEndpoints(tx, { centerId })).filter(({ types }) => types.includes(noted.type));
  if (wanting.length === 0) return;
  const deliveries = await deliveriesOf(tx, services, centerId, noted);
  const rows = wanting.flatMap(({ id }) =>
    deliveries.map((delivery) => ({ ...delivery, centerId, endpointId: id })),
  );
  await saveDeliveries(tx, services, rows);
}

async function deliveriesOf(
  tx: Db,
  services: Noting,
  centerId: string,
  noted: Noted,
): Promise<NewDelivery[]> {
  const occurredAt = services.clock.now();
  if (noted.type === "outcome.reported") {
    const data = payloadData(noted.type, noted);
    const { eventId, reportId } = noted;
    return [
      {
        type: noted.type,
        cause: `${noted.type}:${reportId}`,
        eventId,
        registrationId: null,
        occurredAt,
        data,
      },
    ];
  }
  if ("eventId" in noted) {
    const facts = await findEventFacts(tx, { centerId, eventId: noted.eventId });
    if (facts === null) return [];
    const times = { startsAt: facts.startsAt.toISOString(), endsAt: facts.endsAt.toISOString() };
    const { type, eventId } = noted;
    const data = payloadData(type, { ...facts, ...times });
    const cause = `${type}:${eventId}:${facts.revision}`;
    return [{ type, cause, eventId, registrationId: null, occurredAt, data }];
  }
  const { type, registrationIds } = noted;
  const rows = await listRegistrationFacts(tx, { centerId, registrationIds });
  return rows.map((facts) => ({
    type,
    cause: `${type}:${facts.registrationId}:${facts.revision}`,
    eventId: facts.eventId,
    registrationId: facts.registrationId,
    occurredAt,
    data: payloadData(type, facts),
  }));
}

const batch = 500;

/** Writes deliveries that are due at once. */
export async function saveDeliveries(
  tx: Db,
  { clock, ids }: Noting,
  deliveries: readonly (NewDelivery & { centerId: string; endpointId: string })[],
): Promise<void> {
  const now = clock.now();
  for (let start = 0; start < deliveries.length; start += batch) {
    const rows = deliveries.slice(start, start + batch);
    await tx
      .insert(webhookDeliveries)
      .values(rows.map((row) => ({ ...row, id: ids.uuid(), createdAt: now, queuedAt: now, nextAt: now })))
      .onConflictDoNothing();
  }
}
