import type { JobAnswer } from "~/app/domain/outcomes/own-job";
import type { Locale } from "~/app/i18n/locales";
import { textOf } from "~/db/queries/event-detail";
import { findJobReport } from "~/db/queries/job-reports";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import type { FoundByCode } from "./manage-link.server";
import { foundOr404 } from "./require-actor.server";

/** What a visitor said of having found work. Null where nobody asks: without a place, or before the event's end. */
export async function jobView(
  { services, center }: Pick<RequestContext, "services" | "center">,
  found: FoundByCode,
  locale: Locale,
): Promise<{ title: string; answer: JobAnswer | null } | null> {
  const event = foundOr404(await keptEventDetail(services, center, found.event));
  const tookPlace = event.status === "published" || event.status === "closed";
  const isOver = tookPlace && services.clock.now() >= event.endsAt;
  if (found.status !== "registered" || !isOver) return null;
  const told = await findJobReport(services.db, { centerId: center.id, registrationId: found.id });
  return { title: textOf(event, locale, center.locale).title, answer: told?.answer ?? null };
}
