import type { EmploymentType, EventType, PayUnit } from "~/app/domain/events/event";

/** An opening as a form or the API gives it: pay in whole cents per unit. */
export interface OpeningInput {
  title: string;
  vacancies: number;
  payMinCents: number;
  payMaxCents: number;
  payUnit: PayUnit;
  employmentType: EmploymentType;
  schedule: string | null;
  worksite: string | null;
  remote: boolean;
  duties: string | null;
  minimumQualifications: string | null;
  howToApply: string | null;
  /** A local date, YYYY-MM-DD. */
  closesOn: string | null;
}

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
  openings: OpeningInput[];
  /** Places of the capacity that are kept for people without a registration. Staff alone set it; left out: none. */
  walkInReserve?: number | undefined;
  /** People are scanned out too. Staff alone set it; left out: they are not. */
  exitScanning?: boolean | undefined;
}
