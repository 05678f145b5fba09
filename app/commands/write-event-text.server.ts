import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { searchTextOf } from "~/app/domain/events/search-text";
import { canBeTranslated, type EventText } from "~/app/domain/events/texts";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { type EventDetail, findEventDetail, textOf } from "~/db/queries/event-detail";
import { lockEvent } from "~/db/queries/locks";
import { events, eventTexts } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { noteWebhook } from "./parts/note-webhook.server";
import { saveRevision } from "./parts/save-revision.server";
import { writeAudit } from "./parts/write-audit.server";

export interface EventTextRequest {
  actor: Actor;
  center: { id: string; locale: string };
  eventId: string;
  /** A language that pages speak, and not the one that the event was written in: that is an edit. */
  locale: string;
  /** Null takes the language away: its readers see the event as it was written. */
  text: (EventText & { isReviewed: boolean }) | null;
}

/**
 * Writes or takes away an event's words in one more language. Pages are kept by the event's revision, which it raises;
 * nobody is told, and no calendar moves.
 */
export async function writeEventText(
  services: Services,
  request: EventTextRequest,
): Promise<{ outcome: "written" } | Refused> {
  const result = await inTransaction(services, "write-event-text", (tx) => write(tx, services, request));
  if (result.outcome === "written") {
    services.live.announce({ kind: "attendance", centerId: request.center.id, eventId: request.eventId });
  }
  return result;
}

async function write(
  tx: Db,
  services: Services,
  request: EventTextRequest,
): Promise<{ outcome: "written" } | Refused> {
  const { center, eventId, locale, text } = request;
  const of = { centerId: center.id, eventId };
  if ((await lockEvent(tx, of)) === null) return refuse("not-found");
  const event = await findEventDetail(tx, of);
  if (event === null || textOf(event, center.locale).locale === locale) return refuse("not-found");
  if (!canBeTranslated(event.status)) return refuse("edit-not-allowed");
  await saveText(tx, services, { ...of, locale }, text);
  await raiseRevision(tx, event, center, request);
  await saveRevision(tx, of, services.clock.now());
  if (event.status === "published") {
    await noteWebhook(tx, services, of.centerId, { type: "event.updated", eventId });
  }
  await writeAudit(tx, services, request.actor, [
    {
      subjectKind: "event",
      subjectId: eventId,
      action: text === null ? "language removed" : "language written",
      to: locale,
    },
  ]);
  return { outcome: "written" };
}

async function saveText(
  tx: Db,
  services: Services,
  of: { centerId: string; eventId: string; locale: string },
  text: EventTextRequest["text"],
): Promise<void> {
  if (text === null) {
    const { centerId, eventId, locale } = eventTexts;
    await tx
      .delete(eventTexts)
      .where(and(eq(centerId, of.centerId), eq(eventId, of.eventId), eq(locale, of.locale)));
    return;
  }
  const { isReviewed, ...words } = text;
  const row = { ...words, reviewedAt: isReviewed ? services.clock.now() : null };
  await tx
    .insert(eventTexts)
    .values({ ...of, ...row })
    .onConflictDoUpdate({
      target: [eventTexts.centerId, eventTexts.eventId, eventTexts.locale],
      set: row,
    });
}

/** The public search finds the event by its title in every language. */
async function raiseRevision(
  tx: Db,
  event: EventDetail,
  center: EventTextRequest["center"],
  { locale, text }: EventTextRequest,
): Promise<void> {
  const main = textOf(event, center.locale);
  const others = event.texts.filter((other) => other.locale !== main.locale && other.locale !== locale);
  const titles = [...others, ...(text === null ? [] : [text])].map(({ title }) => title);
  await tx
    .update(events)
    .set({
      revision: sql`${events.revision} + 1`,
      searchText: searchTextOf({
        title: main.title,
        otherTitles: titles,
        employerNames: event.employers.map(({ legalName }) => legalName),
        openings: event.openings,
      }),
    })
    .where(and(eq(events.centerId, center.id), eq(events.id, event.id)));
}
