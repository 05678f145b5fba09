import type { StageCounts } from "~/app/domain/outcomes/report";

/** What one page tells an employer of an event: counts alone. A count below ten is "few". */
export interface ResultsSheet {
  center: string;
  employer: string;
  title: string;
  /** Day, times and zone in words. */
  when: string;
  /** Room and branch; null where no room was held. */
  where: string | null;
  visitors: readonly { label: string; count: number | "few" }[];
  /** What the employer told itself, by opening; empty where it told nothing. */
  openings: readonly ({ title: string } & StageCounts)[];
  /** When the page was made, in words. */
  madeOn: string;
}

/** Draws the page of an event's results. */
export interface SheetPrinter {
  print(sheet: ResultsSheet, now: Date): Promise<Uint8Array<ArrayBuffer>>;
}
