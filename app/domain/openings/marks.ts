import { type Refused, refuse } from "~/app/domain/refusal";

/** More than anybody can visit in a day; it keeps a list short enough to print. */
export const mostMarks = 100;

interface Marking {
  /** The openings that are marked now. */
  marked: readonly string[];
  /** Those that the form showed: what it did not show stays as it is. */
  shown: readonly string[];
  /** Those that are ticked. */
  ticked: readonly string[];
  /** The openings of the patron's own event that can be visited. */
  ofEvent: readonly string[];
}

export type MarksDecision = { outcome: "marked"; adds: string[]; removes: string[] } | Refused;

/** What a form of checkboxes changes of a patron's marks. An opening of another event, or one that is gone, is none. */
export function decideMarks({ marked, shown, ticked, ofEvent }: Marking): MarksDecision {
  const wanted = new Set(ticked.filter((id) => shown.includes(id) && ofEvent.includes(id)));
  const removes = marked.filter((id) => shown.includes(id) && !wanted.has(id));
  const adds = [...wanted].filter((id) => !marked.includes(id));
  const isTooMany = adds.length > 0 && marked.length - removes.length + adds.length > mostMarks;
  return isTooMany ? refuse("too-many-marks") : { outcome: "marked", adds, removes };
}
