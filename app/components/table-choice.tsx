import { levelOf, type VisitAnswer } from "~/app/domain/sharing/visit";
import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";

export interface TableChoiceProps {
  employerName: string;
  answer: VisitAnswer | null;
  /** The employer's own page, for the next visitor. */
  tableHref: string;
  errors?: Readonly<Record<string, string>> | undefined;
}

/** The employer's screen in the visitor's hands: what they are asked, three answers, and then thanks. No name is on it. */
export function TableChoice({ employerName, answer, tableHref, errors }: TableChoiceProps) {
  const t = useWords();
  if (answer !== null) {
    return (
      <>
        <h1>{answeredWords(answer, employerName, t)}</h1>
        {levelOf(answer) !== null && <p>{t("share.tableSharedText")}</p>}
        <p>{t("share.tableBack")}</p>
        <div className="actions">
          <ButtonLink kind="secondary" href={tableHref}>
            {t("share.tableNext")}
          </ButtonLink>
        </div>
      </>
    );
  }
  return (
    <>
      <h1>{t("share.asks", { employer: employerName })}</h1>
      <p>{t("share.text", { employer: employerName })}</p>
      <p>{t("share.nameText", { employer: employerName })}</p>
      <p>{t("share.tableOwn")}</p>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={errors} />
        <TextField
          name="number"
          label={t("share.tableNumber")}
          hint={t("share.tableNumberHint", { link: t("share.link") })}
          errors={errors}
          inputMode="numeric"
          width="short"
          autoComplete="off"
          optional
        />
        <div className="actions">
          <Button name="answer" value="shared">
            {t("share.yes")}
          </Button>
          <Button kind="secondary" name="answer" value="named">
            {t("share.name")}
          </Button>
          <Button kind="secondary" name="answer" value="counted">
            {t("share.count")}
          </Button>
          <Button kind="secondary" name="answer" value="declined">
            {t("share.no")}
          </Button>
        </div>
      </form>
    </>
  );
}

const answerWords = {
  shared: "share.tableShared",
  named: "share.tableNamed",
  counted: "share.tableCounted",
  declined: "share.tableDeclined",
} as const satisfies Record<VisitAnswer, string>;

const answeredWords = (answer: VisitAnswer, employer: string, t: Words): string =>
  t(answerWords[answer], { employer });
