import { lastMark, type Mark } from "./marks";
import type { OutcomeLine, ReportedOpening, Stage } from "./report";

const ofHiring: readonly Stage[] = ["applications", "interviews", "conditionalOffers", "offers", "hires"];
/** At the last mark the first two have been over for long; hires come late. */
const late: readonly Stage[] = ["offers", "hires"];

/**
 * What of an opening can still change at a mark: all that is not known, and of what is known the part that goes on. An
 * opening whose vacancies are all taken changes no more, but that people stay or leave, which is asked at the last mark.
 */
export function stillOpen(
  mark: Mark,
  { vacancies }: Pick<ReportedOpening, "vacancies">,
  last: OutcomeLine | undefined,
): Stage[] {
  const goesOn: readonly Stage[] = mark === lastMark ? late : ofHiring;
  const isFilled = (last?.hires ?? 0) >= vacancies;
  const hiring = ofHiring.filter((stage) => {
    const isKnown = last !== undefined && last[stage] !== null;
    return isKnown ? goesOn.includes(stage) && !isFilled : !isFilled;
  });
  const asksRetained = mark === lastMark && last?.hires !== 0 && (last?.retained ?? null) === null;
  return asksRetained ? [...hiring, "retained"] : hiring;
}

/**
 * Whether an employer is asked at a mark: whoever has nothing left to tell is left in peace. Of one that listed no
 * opening nobody knows how many it seeks.
 */
export function isAskedAt(
  mark: Mark,
  openings: readonly ReportedOpening[],
  last: readonly OutcomeLine[],
): boolean {
  if (openings.length === 0) return true;
  return openings.some(
    (opening) =>
      stillOpen(
        mark,
        opening,
        last.find(({ openingId }) => openingId === opening.id),
      ).length > 0,
  );
}
