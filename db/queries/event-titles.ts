import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { eventTexts } from "~/db/schema";

/** The titles of events by their ids: in a language, else in the center's, else in the first one that each has. */
export async function eventTitles(
  db: Db,
  params: { centerId: string; ids: readonly string[]; locale: string; centerLocale: string },
): Promise<ReadonlyMap<string, { title: string; textLocale: string }>> {
  const { centerId, ids, locale, centerLocale } = params;
  if (ids.length === 0) return new Map();
  const texts = await db
    .select({ eventId: eventTexts.eventId, locale: eventTexts.locale, title: eventTexts.title })
    .from(eventTexts)
    .where(and(eq(eventTexts.centerId, centerId), inArray(eventTexts.eventId, [...ids])))
    .orderBy(asc(eventTexts.locale));
  return new Map(
    ids.flatMap((id) => {
      const own = texts.filter(({ eventId }) => eventId === id);
      const find = (wanted: string) => own.find((text) => text.locale === wanted);
      const text = find(locale) ?? find(centerLocale) ?? own[0];
      return text ? [[id, { title: text.title, textLocale: text.locale }] as const] : [];
    }),
  );
}
