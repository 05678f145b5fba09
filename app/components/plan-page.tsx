import { useWords } from "~/app/i18n/use-words";
import { EmptyState } from "./empty-state";
import { ErrorSummary } from "./error-summary";
import type { OpeningGroup } from "./event-openings-page";
import { inLanguage } from "./in-language";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { PlanForm } from "./plan-form";

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
  isFirst: boolean;
  isLast: boolean;
}

export interface PlanPageProps {
  view: PlanPageView;
  errors?: Readonly<Record<string, string>> | undefined;
  /** What a refused form had ticked. */
  ticked?: readonly string[] | undefined;
}

/** The openings of an event with a checkbox each: what the ticket's holder wants to ask about. */
export function PlanPage({ view, errors, ticked = view.marked }: PlanPageProps) {
  const t = useWords();
  const { groups, href } = view;
  const isEmpty = groups.length === 0 && view.query === "" && view.isFirst;
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
      {isEmpty ? (
        <EmptyState title={t("plan.nothing")}>{t("plan.nothingText")}</EmptyState>
      ) : (
        <PlanForm view={{ ...view, marked: ticked }} />
      )}
      <p>
        <a href={href}>{t("plan.back")}</a>
      </p>
    </>
  );
}
