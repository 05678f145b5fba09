import type { ReactNode } from "react";
import type { Phase } from "~/app/domain/events/phase";
import { Button, ButtonLink } from "./button";
import { EmptyState } from "./empty-state";
import { ErrorSummary } from "./error-summary";
import { EventList } from "./event-card";
import { TextField } from "./field";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { type Pay, payInWords } from "./pay";
import { SelectField } from "./select-field";
import { StatusBadge } from "./status-badge";

export interface ListedEvent {
  id: string;
  href: string;
  title: string;
  hostName: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  /** Branch and room; empty where there is none yet. */
  place: string;
  phase: Phase;
  openings: readonly (Pay & { title: string })[];
}

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
  search: "Job, employer or event",
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
  roomLater: "Place not set yet",
};

/** The public list: what is on and when, narrowed by words, branch and dates. A form that changes nothing: it is in the address. */
export function EventListPage({ list }: { list: EventListView }) {
  const { events, links } = list;
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <ErrorSummary errors={list.errors} />
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
    <form method="get" action={links.events} role="search" noValidate>
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

function cardOf({ hostName, openings, phase, place, ...event }: ListedEvent, locale: string) {
  return {
    ...event,
    locale,
    employerName: hostName,
    place: place || words.roomLater,
    pay: payOf(openings, locale),
    openings: openingsInWords(openings.map(({ title }) => title)),
    status: badges[phase],
  };
}

const badges: Partial<Record<Phase, ReactNode>> = {
  full: <StatusBadge word="All places are taken" shape="full" tone="warn" />,
  "registration-closed": <StatusBadge word="Registration has closed" shape="clock" tone="quiet" />,
  live: <StatusBadge word="On now" shape="half" tone="good" />,
};

/** From the least to the most of all openings, where all are paid by the same unit. */
function payOf(openings: ListedEvent["openings"], locale: string): string | undefined {
  const units = new Set(openings.map(({ payUnit }) => payUnit));
  const [payUnit] = units;
  if (payUnit === undefined || units.size > 1) return undefined;
  return payInWords(
    {
      payUnit,
      payMinCents: Math.min(...openings.map(({ payMinCents }) => payMinCents)),
      payMaxCents: Math.max(...openings.map(({ payMaxCents }) => payMaxCents)),
    },
    locale,
  );
}

/** "Server, Cook and 2 more" */
function openingsInWords(titles: readonly string[]): string | undefined {
  const [first, second, ...more] = titles;
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
