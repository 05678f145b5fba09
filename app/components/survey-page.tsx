import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { ErrorSummary } from "./error-summary";
import { PageHead } from "./page-head";
import { SurveyFields } from "./survey-fields";

type Texts = Readonly<Record<string, string>>;

export interface SurveyPageProps {
  title: string;
  href: string;
  formKey: string;
  isOpen: boolean;
  /** This browser has answered. */
  isAnswered: boolean;
  done: string | null;
  locale: string;
  again?: { errors: Texts; values: Texts } | undefined;
}

/** The survey of an event: the form, thanks for it, or that it is over. */
export function SurveyPage({
  title,
  href,
  formKey,
  isOpen,
  isAnswered,
  done,
  locale,
  again,
}: SurveyPageProps) {
  const t = useWords();
  if (done === "sent" || isAnswered) {
    return (
      <>
        <PageHead
          title={t("survey.thanks")}
          lead={done === "sent" ? t("survey.thanksText") : t("survey.answered")}
        />
        <p>
          <a href={`${href}?again=yes&lang=${locale}`}>{t("survey.other")}</a>
        </p>
      </>
    );
  }
  if (!isOpen) {
    return (
      <>
        <PageHead title={t("survey.title")} lead={<bdi>{title}</bdi>} />
        <EmptyState title={t("survey.closed")}>{t("survey.closedText")}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={t("survey.title")} lead={<bdi>{title}</bdi>} />
      <p>{t("survey.lead")}</p>
      <form className="form" method="post" action={`${href}?key=${formKey}&lang=${locale}`} noValidate>
        <ErrorSummary errors={again?.errors} />
        <SurveyFields errors={again?.errors} values={again?.values} />
        <div className="actions">
          <Button size="large">{t("survey.send")}</Button>
        </div>
      </form>
    </>
  );
}
