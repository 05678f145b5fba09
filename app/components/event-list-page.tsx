import type { SaidText } from "~/app/domain/centers/texts";
import type { Locale } from "~/app/i18n/locales";
import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { EmptyState } from "./empty-state";
import { ErrorSummary } from "./error-summary";
import { EventList } from "./event-card";
import { TextField } from "./field";
import { inLanguage } from "./in-language";
import { cardOf, type ListedEvent } from "./listed-event";
import { namedErrors } from "./named-errors";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { SelectField } from "./select-field";

export interface EventListView {
  locale: Locale;
  /** What the center says first; null where it leaves that to Fairday. */
  welcome: SaidText | null;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  /** Whether anything was searched for. */
  isNarrowed: boolean;
  branches: readonly { id: string; name: string }[];
  events: readonly ListedEvent[];
  earlierHref: string | undefined;
  laterHref: string | undefined;
  links: { events: string; openings: string; feed: string; canonical: string; home: string; privacy: string };
}

/** The public list: what is on and when, narrowed by words, branch and dates. A form that changes nothing: it is in the address. */
export function EventListPage({ list }: { list: EventListView }) {
  const { events, links, welcome } = list;
  const t = useWords();
  const labels = {
    q: t("list.search"),
    branch: t("list.branch"),
    from: t("list.from"),
    until: t("list.until"),
  };
  return (
    <>
      <PageHead title={t("list.title")} lead={welcome === null ? t("list.lead") : <Welcome {...welcome} />} />
      <ErrorSummary errors={namedErrors(list.errors, labels, t)} />
      <SearchForm list={list} />
      {events.length > 0 ? (
        <EventList events={events.map((event) => cardOf(event, t))} />
      ) : (
        <NoEvents list={list} />
      )}
      <Pager
        newerHref={list.earlierHref}
        olderHref={list.laterHref}
        newerLabel={t("list.earlier")}
        olderLabel={t("list.later")}
      />
      <p>
        <a href={links.openings}>{t("jobs.searchAll")}</a>
      </p>
      <p>
        <a href={links.feed}>{t("list.feed")}</a>
      </p>
    </>
  );
}

function Welcome({ text, locale }: SaidText) {
  return <span {...inLanguage(locale, useWords().locale)}>{text}</span>;
}

function SearchForm({ list }: { list: EventListView }) {
  const { values, errors, branches, links } = list;
  const t = useWords();
  const field = { values, errors, optional: true, optionalWord: "" };
  const choices = branches.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search>
      <form method="get" action={links.events} noValidate>
        <div className="filter">
          <TextField {...field} name="q" label={t("list.search")} type="search" autoComplete="off" />
          {choices.length > 1 && (
            <SelectField
              {...field}
              name="branch"
              label={t("list.branch")}
              choices={choices}
              emptyLabel={t("list.anyBranch")}
            />
          )}
          <TextField {...field} name="from" label={t("list.from")} type="date" />
          <TextField {...field} name="until" label={t("list.until")} type="date" />
          <Button kind="secondary">{t("list.find")}</Button>
        </div>
      </form>
    </search>
  );
}

function NoEvents({ list }: { list: EventListView }) {
  const t = useWords();
  const all = <ButtonLink href={list.links.events}>{t("list.all")}</ButtonLink>;
  if (list.isNarrowed) {
    return (
      <EmptyState title={t("list.noneFound")} action={all}>
        {t("list.noneFoundText")}
      </EmptyState>
    );
  }
  if (list.earlierHref || list.laterHref) return <EmptyState title={t("list.noMore")} action={all} />;
  return <EmptyState title={t("list.none")}>{t("list.noneText")}</EmptyState>;
}
