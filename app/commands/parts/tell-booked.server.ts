import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { mayTellAgain } from "~/app/domain/outbox/delivery";
import { type BookingKind, bookingKinds } from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import { outbox } from "~/db/schema";
import { enqueueMessages } from "./enqueue-messages.server";
import type { SlotEvent } from "./hold-slots.server";
import { listReachable } from "./offer-places.server";

/** A booking as it stands now, to be told of. */
export interface ToldBooking {
  id: string;
  registrationId: string | null;
  calendarRevision: number;
  revision: number;
}

/** Words of the employer or of staff, said with a cancellation. */
interface About {
  kind: BookingKind;
  reason?: string | null;
  /** Nobody is told more often than this of what they do themselves. */
  isOwnAct?: boolean;
}

/**
 * Writes to those whose interview times changed, where they gave an address. The state that is told of is part of the
 * key: whatever is tried again, no state is told twice.
 */
export async function tellBooked(
  tx: Db,
  services: Services,
  center: { id: string; host: string },
  event: Pick<SlotEvent, "id" | "revision">,
  told: readonly ToldBooking[],
  { kind, reason = null, isOwnAct = false }: About,
): Promise<void> {
  const ids = told.flatMap(({ registrationId }) => (registrationId === null ? [] : [registrationId]));
  if (ids.length === 0) return;
  const reachable = await listReachable(tx, center.id, ids);
  const often = isOwnAct ? await listToldEnough(tx, services, center.id, ids) : new Set<string>();
  await enqueueMessages(
    tx,
    services,
    center,
    told.flatMap(({ id, registrationId, calendarRevision, revision }) =>
      registrationId === null || !reachable.has(registrationId)
        ? []
        : [
            {
              kind,
              dedupeKey: `${kind}:${id}:${revision}`,
              eventId: event.id,
              eventRevision: event.revision,
              registrationId,
              bookingId: id,
              sequence: calendarRevision,
              reason,
              withheld: often.has(registrationId),
            },
          ],
    ),
  );
}

const day = 86_400_000;

/** Whose address had its share of these messages today: a public page fills nobody's mailbox. */
async function listToldEnough(
  tx: Db,
  { clock }: Services,
  centerId: string,
  registrationIds: string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ registrationId: outbox.registrationId, told: sql<number>`count(*)::int` })
    .from(outbox)
    .where(
      and(
        eq(outbox.centerId, centerId),
        inArray(outbox.registrationId, registrationIds),
        inArray(outbox.kind, bookingKinds),
        inArray(outbox.state, ["queued", "sent"]),
        gt(outbox.createdAt, new Date(clock.now().getTime() - day)),
      ),
    )
    .groupBy(outbox.registrationId);
  return new Set(
    rows.flatMap(({ registrationId, told }) =>
      registrationId === null || mayTellAgain(told) ? [] : [registrationId],
    ),
  );
}
