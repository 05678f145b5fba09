import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { OutboxState } from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import { events, eventTexts, outbox, patrons, registrations } from "~/db/schema";

export interface MailParams {
  centerId: string;
  locale: string;
  /** Absent: the center's mail, with or without an event. */
  eventId?: string | undefined;
  registrationId?: string | undefined;
  state?: OutboxState | undefined;
  /** The last row's place of the page before. */
  before?: number | undefined;
  limit: number;
}

export type MailRow = Awaited<ReturnType<typeof listMail>>[number];

/** Messages, newest first, by keyset. A patron is named as staff know them; the address stays sealed. */
export async function listMail(db: Db, params: MailParams) {
  const { eventId, registrationId, state, before } = params;
  return db
    .select({
      id: outbox.id,
      place: outbox.place,
      kind: outbox.kind,
      channel: outbox.channel,
      state: outbox.state,
      attempts: outbox.attempts,
      lastError: outbox.lastError,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
      nextAt: outbox.nextAt,
      recipient: outbox.recipient,
      eventId: outbox.eventId,
      eventTitle: eventTexts.title,
      registrationId: outbox.registrationId,
      patronName: patrons.name,
      /** How things stand for its reader now. */
      event: { status: events.status, endsAt: events.endsAt },
      registrationStatus: registrations.status,
    })
    .from(outbox)
    .leftJoin(events, and(eq(events.centerId, outbox.centerId), eq(events.id, outbox.eventId)))
    .leftJoin(
      registrations,
      and(eq(registrations.centerId, outbox.centerId), eq(registrations.id, outbox.registrationId)),
    )
    .leftJoin(
      eventTexts,
      and(
        eq(eventTexts.centerId, outbox.centerId),
        eq(eventTexts.eventId, outbox.eventId),
        eq(eventTexts.locale, params.locale),
      ),
    )
    .leftJoin(
      patrons,
      and(eq(patrons.centerId, outbox.centerId), eq(patrons.registrationId, outbox.registrationId)),
    )
    .where(
      and(
        eq(outbox.centerId, params.centerId),
        eventId === undefined ? undefined : eq(outbox.eventId, eventId),
        registrationId === undefined ? undefined : eq(outbox.registrationId, registrationId),
        state === undefined ? undefined : eq(outbox.state, state),
        before === undefined ? undefined : lt(outbox.place, before),
      ),
    )
    .orderBy(desc(outbox.place))
    .limit(params.limit);
}

/** How many messages there are in each state. */
export async function countMail(
  db: Db,
  params: { centerId: string; eventId?: string | undefined },
): Promise<Partial<Record<OutboxState, number>>> {
  const rows = await db
    .select({ state: outbox.state, count: sql<number>`count(*)::int` })
    .from(outbox)
    .where(
      and(
        eq(outbox.centerId, params.centerId),
        params.eventId === undefined ? undefined : eq(outbox.eventId, params.eventId),
      ),
    )
    .groupBy(outbox.state);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** The newest mail with the ticket of a registration: what "resend the confirmation" sends again. */
export async function findConfirmation(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<string | null> {
  const [row] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.centerId, params.centerId),
        eq(outbox.registrationId, params.registrationId),
        inArray(outbox.kind, ["registration-confirmed", "door-ticket"]),
      ),
    )
    .orderBy(desc(outbox.place))
    .limit(1);
  return row?.id ?? null;
}
