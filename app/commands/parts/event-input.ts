import type { EventType } from "~/app/domain/events/event";
import type { Opening } from "~/app/domain/events/openings";
import type { OpeningTraits } from "~/app/domain/openings/opening";

/**
 * An opening as a form, a file or the API gives it: pay in whole cents per unit, `closesOn` a local date. What it says
 * of shifts, experience, languages and a client may be left out.
 */
export type OpeningInput = Omit<Opening, keyof OpeningTraits> & {
  [K in keyof OpeningTraits]?: OpeningTraits[K] | undefined;
};

/** What an event is made of. Null where it is not known yet or the default is wanted. */
export interface EventInput {
  type: EventType;
  title: string;
  description: string;
  whatToBring: string | null;
  startsAt: Date;
  endsAt: Date;
  roomId: string | null;
  heldFrom: Date | null;
  heldUntil: Date | null;
  capacity: number | null;
  doorsOpenAt: Date | null;
  doorsCloseAt: Date | null;
  registrationClosesAt: Date | null;
  accommodationContact: string | null;
  /** The host's own; left out: an edit keeps those that there are, a new event has none. */
  openings?: OpeningInput[] | undefined;
  /** Places of the capacity that are kept for people without a registration. Staff alone set it; left out: none. */
  walkInReserve?: number | undefined;
  /** People are scanned out too. Staff alone set it; left out: they are not. */
  exitScanning?: boolean | undefined;
}
