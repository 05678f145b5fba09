import type { Locale } from "~/app/i18n/locales";
import { useWords } from "~/app/i18n/use-words";
import { momentInWords } from "./event-when";
import { inLanguage } from "./in-language";
import { NoOpenings } from "./no-openings";
import { OpeningSearchForm } from "./opening-search-form";
import { OpeningItem, type OpeningView } from "./openings-list";
import { PageHead } from "./page-head";
import { Pager } from "./pager";

export interface FoundOpeningView extends OpeningView {
  employerName: string;
  tableNo: number | null;
  eventTitle: string;
  /** The language that its event's title is in. */
  textLocale: string;
  /** Where the opening stands among those of its event. */
  href: string;
  startsAt: Date;
  timeZone: string;
}

export interface OpeningsPageView {
  locale: Locale;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  isNarrowed: boolean;
  openings: readonly FoundOpeningView[];
  /** The language that openings are written in. */
  openingsLocale: string;
  firstHref: string | undefined;
  nextHref: string | undefined;
  links: { page: string; rss: string; json: string; canonical: string; home: string; privacy: string };
}

/** Every job on offer at the center's events: what it pays, who offers it and when they are there. */
export function OpeningsPage({ view }: { view: OpeningsPageView }) {
  const { openings, links } = view;
  const t = useWords();
  return (
    <>
      <PageHead title={t("jobs.title")} lead={t("jobs.lead")} />
      <OpeningSearchForm action={links.page} values={view.values} errors={view.errors} />
      <section aria-label={t("jobs.results")}>
        {openings.length > 0 ? (
          <ul className="openings">
            {openings.map((opening) => (
              <OpeningItem
                key={opening.id}
                opening={opening}
                language={view.openingsLocale}
                texts="none"
                level="h2"
              >
                <WhereToMeet opening={opening} />
              </OpeningItem>
            ))}
          </ul>
        ) : (
          <NoOpenings
            isNarrowed={view.isNarrowed}
            firstHref={view.firstHref}
            allHref={links.page}
            title={t("jobs.none")}
            text={t("jobs.noneText")}
          />
        )}
      </section>
      <Pager
        newerHref={view.firstHref}
        olderHref={view.nextHref}
        newerLabel={t("jobs.first")}
        olderLabel={t("jobs.next")}
      />
      <p>
        <a href={links.rss}>{t("jobs.follow")}</a>
      </p>
    </>
  );
}

function WhereToMeet({ opening }: { opening: FoundOpeningView }) {
  const t = useWords();
  return (
    <p>
      <bdi>{opening.employerName}</bdi>
      <br />
      <a href={opening.href} {...inLanguage(opening.textLocale, t.locale)}>
        {opening.eventTitle}
      </a>
      {" · "}
      <time className="unbroken" dateTime={opening.startsAt.toISOString()}>
        {momentInWords(opening.startsAt, opening.timeZone, t.locale)}
      </time>
      {opening.tableNo !== null && (
        <>
          {" · "}
          <span className="unbroken">{t("jobs.table", { number: opening.tableNo })}</span>
        </>
      )}
    </p>
  );
}
