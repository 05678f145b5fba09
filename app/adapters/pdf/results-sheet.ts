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

/** A period's report on one page, all of it in words. */
export interface ReportSheet {
  center: string;
  title: string;
  /** Days and branch. */
  period: string;
  figures: readonly { title: string; figure: string; definition: string; notes: readonly string[] }[];
  foot: string;
}

/** Draws pages that hold counts: an event's results for an employer, a period's report for an official. */
export interface SheetPrinter {
  print(sheet: ResultsSheet, now: Date): Promise<Uint8Array<ArrayBuffer>>;
  printReport(sheet: ReportSheet, now: Date): Promise<Uint8Array<ArrayBuffer>>;
}
