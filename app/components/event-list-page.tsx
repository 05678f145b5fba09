import { Button, ButtonLink } from "./button";
import { EmptyState } from "./empty-state";
import { ErrorSummary } from "./error-summary";
import { EventList } from "./event-card";
import { TextField } from "./field";
import { cardOf, type ListedEvent } from "./listed-event";
import { namedErrors } from "./named-errors";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { SelectField } from "./select-field";

export interface EventListView {
  locale: string;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  /** Whether anything was searched for. */
  isNarrowed: boolean;
  branches: readonly { id: string; name: string }[];
  events: readonly ListedEvent[];
  earlierHref: string | undefined;
  laterHref: string | undefined;
  links: { events: string; feed: string; canonical: string; home: string; privacy: string };
}

const words = {
  title: "Upcoming events",
  lead: "Meet employers at the library. Events are free.",
  search: "Job or employer",
  branch: "Branch",
  anyBranch: "Any branch",
  from: "From",
  until: "Until",
  find: "Find events",
  all: "See all events",
  noneFound: "No events match that",
  noneFoundText: "Try fewer words, another branch or other dates.",
  none: "No events are planned right now",
  noneText: "New events are posted here. Look again next week.",
  noMore: "There are no more events on this page",
  earlier: "Earlier events",
  later: "Later events",
  feed: "Follow these events in your calendar",
};

const labels = { q: words.search, branch: words.branch, from: words.from, until: words.until };

/** The public list: what is on and when, narrowed by words, branch and dates. A form that changes nothing: it is in the address. */
export function EventListPage({ list }: { list: EventListView }) {
  const { events, links } = list;
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <ErrorSummary errors={namedErrors(list.errors, labels)} />
      <SearchForm list={list} />
      {events.length > 0 ? (
        <EventList events={events.map((event) => cardOf(event, list.locale))} />
      ) : (
        <NoEvents list={list} />
      )}
      <Pager
        newerHref={list.earlierHref}
        olderHref={list.laterHref}
        newerLabel={words.earlier}
        olderLabel={words.later}
      />
      <p>
        <a href={links.feed}>{words.feed}</a>
      </p>
    </>
  );
}

function SearchForm({ list }: { list: EventListView }) {
  const { values, errors, branches, links } = list;
  const field = { values, errors, optional: true, optionalWord: "" };
  const choices = branches.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search>
      <form method="get" action={links.events} noValidate>
        <div className="filter">
          <TextField {...field} name="q" label={words.search} type="search" autoComplete="off" />
          {choices.length > 1 && (
            <SelectField
              {...field}
              name="branch"
              label={words.branch}
              choices={choices}
              emptyLabel={words.anyBranch}
            />
          )}
          <TextField {...field} name="from" label={words.from} type="date" />
          <TextField {...field} name="until" label={words.until} type="date" />
          <Button kind="secondary">{words.find}</Button>
        </div>
      </form>
    </search>
  );
}

function NoEvents({ list }: { list: EventListView }) {
  const all = <ButtonLink href={list.links.events}>{words.all}</ButtonLink>;
  if (list.isNarrowed) {
    return (
      <EmptyState title={words.noneFound} action={all}>
        {words.noneFoundText}
      </EmptyState>
    );
  }
  if (list.earlierHref || list.laterHref) return <EmptyState title={words.noMore} action={all} />;
  return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
}
