import { searchTerms } from "~/app/domain/events/search-text";
import { fold } from "~/app/domain/text/fold";

/** Employers on a page of staff's list. */
export const employersOfPage = 25;

interface Listed {
  employerId: string;
  legalName: string;
  tableNo: number | null;
}

export interface EmployersAsked {
  /** Words of a name, or the number of a table. */
  query: string;
  /** The last employer of the page before; the list begins anew where it is no longer there. */
  after: string | undefined;
}

/** The rows that are asked for, a page of them, and the last one's id where more follow. */
export function pageOfEmployers<Row extends Listed>(
  rows: readonly Row[],
  { query, after }: EmployersAsked,
): { shown: Row[]; lastOfPage: string | undefined } {
  const begin = rows.findIndex(({ employerId }) => employerId === after) + 1;
  const found = rows.slice(begin).filter(isAskedBy(query));
  const shown = found.slice(0, employersOfPage);
  return { shown, lastOfPage: found.length > employersOfPage ? shown.at(-1)?.employerId : undefined };
}

const isAskedBy = (query: string) => {
  const terms = searchTerms(query);
  return ({ legalName, tableNo }: Listed) =>
    query === String(tableNo) || terms.every((term) => fold(legalName).includes(term));
};
