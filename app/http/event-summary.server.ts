import type { PublicEventView } from "~/app/components/event-view";
import { phaseWords } from "~/app/components/phase-notice";
import { whenWords } from "~/app/domain/time/wording";
import type { Words } from "~/app/i18n/speak";

/** What search engines show of a description before they cut it. */
const longest = 160;

/** An event in a line or two, for search results and shared links: how it stands, when, where, then its own words. */
export function eventSummary(event: PublicEventView, t: Words): string {
  const { phase, place, startsAt, endsAt, timeZone, locale } = event;
  const facts = [
    ...(phase === "open" ? [] : [t(phaseWords[phase].title)]),
    whenWords(startsAt, endsAt, timeZone, locale),
    ...(place ? [`${place.room}, ${place.branch}`] : []),
    event.description.replaceAll(/\s+/g, " "),
  ];
  const letters = Array.from(facts.join(". "));
  return letters.length <= longest
    ? letters.join("")
    : `${letters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}
