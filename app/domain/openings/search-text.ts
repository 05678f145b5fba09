import type { Opening } from "~/app/domain/events/openings";
import { fold } from "~/app/domain/text/fold";

type Searched = Pick<Opening, "title" | "duties" | "minimumQualifications"> & {
  clientName?: string | null | undefined;
};

/** What the search for openings reads of one: its words, who hires and for whom, folded. */
export function openingSearchText(opening: Searched, employerName: string): string {
  const { title, duties, minimumQualifications, clientName } = opening;
  return fold([title, employerName, clientName, duties, minimumQualifications].join(" "));
}
