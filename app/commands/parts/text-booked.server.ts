import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { BookingKind } from "~/app/domain/outbox/message";
import { isAppointmentTexted } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { smsConsents } from "~/db/schema";
import { enqueueMessages } from "./enqueue-messages.server";
import { textKey } from "./write-reminders.server";

/** Texts the news of appointments to those of their visitors who want texts. No state is told twice. */
export async function textBooked(
  tx: Db,
  services: Services,
  center: { id: string; host: string },
  told: readonly { id: string; revision: number }[],
  { kind, isOwnAct }: { kind: BookingKind; isOwnAct: boolean },
): Promise<void> {
  if (services.texter === null || told.length === 0 || !isAppointmentTexted(kind, { isOwnAct })) return;
  const wanting = await tx
    .select({ bookingId: smsConsents.bookingId })
    .from(smsConsents)
    .where(
      and(
        eq(smsConsents.centerId, center.id),
        inArray(
          smsConsents.bookingId,
          told.map(({ id }) => id),
        ),
        isNull(smsConsents.endedAt),
      ),
    );
  const wanted = new Set(wanting.map(({ bookingId }) => bookingId));
  const messages = told
    .filter(({ id }) => wanted.has(id))
    .map(({ id, revision }) => ({
      ...{ kind, bookingId: id, channel: "sms" as const },
      dedupeKey: `${textKey}${kind}:${id}:${revision}`,
    }));
  await enqueueMessages(tx, services, center, messages);
}
