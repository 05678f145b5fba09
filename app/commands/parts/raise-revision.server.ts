import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { searchTextOf } from "~/app/domain/events/search-text";
import type { Db } from "~/db/client.server";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { events } from "~/db/schema";
import { saveRevision } from "./save-revision.server";

/**
 * Raises an event's revision where its employers or their openings changed: pages are kept by it, and the public search
 * finds the event by their names. No calendar moves.
 */
export async function raiseRevision(
  tx: Db,
  services: Services,
  center: { id: string; locale: string },
  eventId: string,
): Promise<void> {
  const of = { centerId: center.id, eventId };
  const event = await findEventDetail(tx, of);
  if (event === null) return;
  const main = textOf(event, center.locale);
  await tx
    .update(events)
    .set({
      revision: sql`${events.revision} + 1`,
      searchText: searchTextOf({
        title: main.title,
        otherTitles: event.texts.filter(({ locale }) => locale !== main.locale).map(({ title }) => title),
        employerNames: event.employers.map(({ legalName }) => legalName),
        openings: event.openings,
      }),
    })
    .where(and(eq(events.centerId, center.id), eq(events.id, eventId)));
  await saveRevision(tx, of, services.clock.now());
}
