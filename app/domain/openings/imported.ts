import type { Opening } from "~/app/domain/events/openings";

/** One opening of a file, and whose it is. */
export interface ImportedOpening {
  employerId: string;
  opening: Opening;
}
