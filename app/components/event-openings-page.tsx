import { isListedApart, isLongList } from "~/app/domain/openings/listing";
import { useWords } from "~/app/i18n/use-words";
import { EmployerLines, employerTitle } from "./employer-lines";
import { EmployerSite } from "./employer-site";
import type { EmployerAtEvent, EventMention } from "./event-view";
import { EventWhen } from "./event-when";
import { inLanguage } from "./in-language";
import { NoOpenings } from "./no-openings";
import { OpeningSearchForm } from "./opening-search-form";
import { OpeningsList, type OpeningView } from "./openings-list";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { Section } from "./section";
import { isSite } from "./site-name";

export interface OpeningGroup {
  employer: { id: string; name: string; website: string; tableNo: number | null };
  openings: readonly OpeningView[];
}

export interface EventOpeningsView {
  event: EventMention;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  isNarrowed: boolean;
  /** All that are there, whatever was searched for. */
  employers: readonly EmployerAtEvent[];
  groups: readonly OpeningGroup[];
  openingsLocale: string;
  firstHref: string | undefined;
  nextHref: string | undefined;
}

/**
 * Who is at an event and what they offer, by table, with the search of all openings. A few of them are shown in full,
 * more are a few lines each that open.
 */
export function EventOpeningsPage({ view }: { view: EventOpeningsView }) {
  const { event, groups } = view;
  const t = useWords();
  const texts = isListedApart(groups.flatMap(({ openings }) => openings)) ? "folded" : "open";
  return (
    <>
      <PageHead
        title={t("jobs.ofEvent")}
        lead={
          <>
            <a href={event.links.page} {...inLanguage(event.textLocale, t.locale)}>
              {event.title}
            </a>
            <br />
            <EventWhen
              startsAt={event.startsAt}
              endsAt={event.endsAt}
              timeZone={event.timeZone}
              locale={t.locale}
            />
          </>
        }
      />
      <OpeningSearchForm action={event.links.openings} values={view.values} errors={view.errors} />
      <WhoIsThere view={view} />
      {groups.map(({ employer, openings }) => (
        <Section key={employer.id} title={employerTitle(employer, t)}>
          {isSite(employer.website) && (
            <p>
              <EmployerSite website={employer.website} />
            </p>
          )}
          <OpeningsList openings={openings} language={view.openingsLocale} texts={texts} />
        </Section>
      ))}
      {groups.length === 0 && (
        <NoOpenings
          isNarrowed={view.isNarrowed}
          firstHref={view.firstHref}
          allHref={event.links.openings}
          title={t("plan.nothing")}
          text={t("plan.nothingText")}
        />
      )}
      <Pager
        newerHref={view.firstHref}
        olderHref={view.nextHref}
        newerLabel={t("jobs.first")}
        olderLabel={t("jobs.next")}
      />
    </>
  );
}

/** The list over the openings: each leads to what that employer offers. A long one is opened by whoever looks for one. */
function WhoIsThere({ view: { employers, event } }: { view: EventOpeningsView }) {
  const t = useWords();
  return (
    <details className="fold" open={!isLongList(employers)}>
      <summary>
        {t("event.hiring")}: {t("event.employers", { count: employers.length })}
      </summary>
      <EmployerLines employers={employers} openingsHref={event.links.openings} />
      <p>
        <a href={event.links.handout}>{t("jobs.handout")}</a>
      </p>
    </details>
  );
}
