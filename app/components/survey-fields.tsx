import { openQuestions, type Statement, statements } from "~/app/domain/surveys/survey";
import type { PlainKey } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { RadioGroup } from "./radio-group";
import { TextArea } from "./text-area";

export const statementKeys = {
  useful: "survey.useful",
  welcome: "survey.welcome",
  employers: "survey.employers",
  again: "survey.again",
} as const satisfies Record<Statement, PlainKey>;

const points = [
  ["1", "survey.points1"],
  ["2", "survey.points2"],
  ["3", "survey.points3"],
  ["4", "survey.points4"],
  ["5", "survey.points5"],
] as const;

const questionKeys = { liked: "survey.liked", better: "survey.better" } as const;

export interface SurveyFieldsProps {
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/** Four statements to agree with and two questions to write about, each of which may be left out. */
export function SurveyFields({ errors, values }: SurveyFieldsProps) {
  const t = useWords();
  const fields = { errors, values, optional: true, optionalWord: "" };
  return (
    <>
      {statements.map((statement) => (
        <RadioGroup
          key={statement}
          {...fields}
          name={statement}
          label={t(statementKeys[statement])}
          choices={points.map(([value, key]) => ({ value, label: t(key) }))}
        />
      ))}
      {openQuestions.map((question) => (
        <TextArea
          key={question}
          {...fields}
          name={question}
          label={t(questionKeys[question])}
          hint={t("survey.wordsHint")}
          rows={3}
          maxLength={1000}
        />
      ))}
    </>
  );
}
