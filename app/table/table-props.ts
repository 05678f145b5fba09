import type { ChoiceCatalogue } from "~/app/components/choice-words";
import type { Locale } from "~/app/i18n/locales";
import type { TableCounts } from "./table-api";

/** What the server tells the table's page. Of visitors it tells counts alone. */
export interface TableProps {
  eventId: string;
  title: string;
  employerName: string;
  centerName: string;
  /** The center's IANA zone, in which all times are written. */
  zone: string;
  /** The language in which a visitor's choice begins. */
  locale: Locale;
  words: ChoiceCatalogue;
  /** The languages that the center offers. A page that a device kept may not say it, and offers all. */
  offered?: readonly Locale[];
  isOpen: boolean;
  closesAt: Date;
  counts: TableCounts;
}

/** Where the server's page stands, and what it was made of. */
export const tableRoot = "table";
export const tablePropsId = "table-props";

/** The page's props as JSON carries them, or as a store gives them back. */
export type SentTableProps = Omit<TableProps, "closesAt"> & { closesAt: string | Date };

export const tablePropsOfSent = (sent: SentTableProps): TableProps => ({
  ...sent,
  closesAt: new Date(sent.closesAt),
});

/** Reads the props of the page: the server wrote them a moment ago. */
export const readTableProps = (text: string): TableProps => tablePropsOfSent(JSON.parse(text));
