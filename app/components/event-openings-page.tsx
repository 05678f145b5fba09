import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import type { EmployerAtEvent, EventMention } from "./event-view";
import { EventWhen } from "./event-when";
import { inLanguage } from "./in-language";
import { NoOpenings } from "./no-openings";
import { OpeningSearchForm } from "./opening-search-form";
import { OpeningsList, type OpeningView } from "./openings-list";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { Section } from "./section";

export interface OpeningGroup {
  employer: { id: string; name: string; tableNo: number | null };
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

/** Who is at an event and what they offer, by table, with the search of all openings. */
export function EventOpeningsPage({ view }: { view: EventOpeningsView }) {
  const { event, groups } = view;
  const t = useWords();
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
      {groups.map((group) => (
        <Section key={group.employer.id} title={employerTitle(group.employer, t)}>
          <OpeningsList openings={group.openings} language={view.openingsLocale} />
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
      <Section title={t("event.hiring")}>
        <Employers employers={view.employers} href={event.links.openings} />
        <p>
          <a href={event.links.handout}>{t("jobs.handout")}</a>
        </p>
      </Section>
    </>
  );
}

/** "Table 12 · Cedar Foods": where it breaks, the dot ends its line. */
export const employerTitle = ({ name, tableNo }: OpeningGroup["employer"], t: Words): string =>
  tableNo === null ? name : `${t("jobs.table", { number: tableNo })}\u00a0· ${name}`;

/** The list beside the search: each leads to what that employer offers. */
function Employers({ employers, href }: { employers: readonly EmployerAtEvent[]; href: string }) {
  const t = useWords();
  return (
    <ul className="employers">
      {employers.map((employer) => (
        <li key={employer.id}>
          {employer.openingCount > 0 ? (
            <>
              <a href={`${href}?employer=${employer.id}`}>{employerTitle(employer, t)}</a>
              {" · "}
              <span className="unbroken">{t("job.openings", { count: employer.openingCount })}</span>
            </>
          ) : (
            <>
              {employerTitle(employer, t)} · <span className="muted">{t("jobs.noOpenings")}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
