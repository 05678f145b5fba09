import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { EmptyState } from "./empty-state";
import { ErrorSummary } from "./error-summary";
import type { OpeningGroup } from "./event-openings-page";
import { TextField } from "./field";
import { inLanguage } from "./in-language";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { PlanChoices } from "./plan-choices";

export interface PlanPageView {
  /** The ticket's page. */
  href: string;
  eventTitle: string;
  textLocale: string;
  openingsLocale: string;
  query: string;
  groups: readonly OpeningGroup[];
  /** The ids of those that are ticked. */
  marked: readonly string[];
  isSaved: boolean;
  firstHref: string | undefined;
  nextHref: string | undefined;
}

export interface PlanPageProps {
  view: PlanPageView;
  errors?: Readonly<Record<string, string>> | undefined;
}

/** The openings of an event with a checkbox each: what the ticket's holder wants to ask about. */
export function PlanPage({ view, errors }: PlanPageProps) {
  const t = useWords();
  const { groups, href } = view;
  return (
    <>
      <PageHead
        title={t("plan.title")}
        lead={
          <>
            <strong {...inLanguage(view.textLocale, t.locale)}>{view.eventTitle}</strong>
            <br />
            {t("plan.lead")}
          </>
        }
      />
      {view.isSaved && (
        <Notice kind="success" role="status" title={t("plan.saved")}>
          <a href={`${href}#plan`}>{t("plan.back")}</a>
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      {(groups.length > 0 || view.query !== "") && <Search view={view} />}
      {groups.length > 0 ? <PlanChoices view={view} /> : <Nothing view={view} />}
      <Pager
        newerHref={view.firstHref}
        olderHref={view.nextHref}
        newerLabel={t("jobs.first")}
        olderLabel={t("jobs.next")}
      />
      <p>
        <a href={href}>{t("plan.back")}</a>
      </p>
    </>
  );
}

function Search({ view }: { view: PlanPageView }) {
  const t = useWords();
  return (
    <search>
      <form method="get" action={`${view.href}/openings`}>
        <div className="filter">
          <TextField
            name="q"
            label={t("jobs.search")}
            type="search"
            autoComplete="off"
            values={{ q: view.query }}
            optional
            optionalWord=""
          />
          <Button kind="secondary">{t("jobs.find")}</Button>
        </div>
      </form>
    </search>
  );
}

function Nothing({ view }: { view: PlanPageView }) {
  const t = useWords();
  if (view.query === "" && view.firstHref === undefined) {
    return <EmptyState title={t("plan.nothing")}>{t("plan.nothingText")}</EmptyState>;
  }
  const all = <ButtonLink href={`${view.href}/openings`}>{t("jobs.all")}</ButtonLink>;
  return (
    <EmptyState title={t("jobs.noneFound")} action={all}>
      {t("plan.noneFoundText")}
    </EmptyState>
  );
}
