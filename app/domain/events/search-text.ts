import { fold } from "~/app/domain/text/fold";

/** Openings have a search of their own, and a text that is searched may not be longer than 1 MB. */
const mostTitles = 500;

/** What the public search reads of an event: title, employers and openings, folded; of very many openings some. */
export function searchTextOf(event: {
  title: string;
  /** In other languages. */
  otherTitles?: readonly string[] | undefined;
  employerNames: readonly string[];
  openings: readonly { title: string }[];
}): string {
  return fold(
    [
      event.title,
      ...(event.otherTitles ?? []),
      ...event.employerNames,
      ...[...new Set(event.openings.map(({ title }) => title))].slice(0, mostTitles),
    ].join(" "),
  );
}

const mostTerms = 8;
const longestTerm = 40;

/**
 * A query's words, folded, of letters (with the signs that belong to them) and digits alone: none can carry an
 * operator of `to_tsquery`. At most eight terms of 40 characters; an empty list where nothing can be searched.
 */
export function searchTerms(query: string): string[] {
  const words = fold(query).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  return [...new Set(words.map((word) => Array.from(word).slice(0, longestTerm).join("")))].slice(
    0,
    mostTerms,
  );
}
