import type { Services } from "~/app/adapters/services";
import type { BookingKind } from "~/app/domain/outbox/message";
import { isAppointmentTexted } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { listBookingsWantingTexts } from "~/db/queries/sms";
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
  const wanted = await listBookingsWantingTexts(tx, {
    centerId: center.id,
    bookingIds: told.map(({ id }) => id),
  });
  const messages = told
    .filter(({ id }) => wanted.has(id))
    .map(({ id, revision }) => ({
      ...{ kind, bookingId: id, channel: "sms" as const },
      dedupeKey: `${textKey}${kind}:${id}:${revision}`,
    }));
  await enqueueMessages(tx, services, center, messages);
}
