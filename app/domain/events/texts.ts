import { editable } from "./edits";
import type { EventStatus } from "./event";

/** An event's own words in one language. */
export interface EventText {
  title: string;
  description: string;
  whatToBring: string | null;
}

/** Staff add other languages for as long as they may change the title: an event that has ended stays as it was told. */
export const canBeTranslated = (status: EventStatus): boolean => editable[status].staff.includes("title");
