import { ButtonLink } from "./button";
import { EmptyState } from "./empty-state";

/** Stands where a search found no rows. */
export function NothingFound({ query, clearHref }: { query: string; clearHref: string }) {
  return (
    <EmptyState
      title={`Nothing matches “${query}”`}
      action={
        <ButtonLink kind="secondary" href={clearHref}>
          Clear the search
        </ButtonLink>
      }
    >
      Check the spelling, or try another word.
    </EmptyState>
  );
}
