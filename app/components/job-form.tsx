import type { JobAnswer } from "~/app/domain/outcomes/own-job";
import type { PlainKey } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { RadioGroup } from "./radio-group";

const answerKeys = [
  ["hired-here", "after.jobHere"],
  ["hired-elsewhere", "after.jobElsewhere"],
  ["not-yet", "after.jobNotYet"],
] as const satisfies readonly (readonly [JobAnswer, PlainKey])[];

export interface JobFormProps {
  /** The ticket's page. */
  href: string;
  /** What was said before. */
  answer: JobAnswer | null;
  errors?: Readonly<Record<string, string>> | undefined;
}

/** "Did you find work?", with one answer of three; it can be changed as long as the page opens. */
export function JobForm({ href, answer, errors }: JobFormProps) {
  const t = useWords();
  return (
    <form className="form" method="post" action={`${href}/job`} noValidate>
      <ErrorSummary errors={errors} />
      <RadioGroup
        name="answer"
        label={t("after.jobChoose")}
        errors={errors}
        defaultValue={answer ?? undefined}
        choices={answerKeys.map(([value, key]) => ({ value, label: t(key) }))}
      />
      <div className="actions">
        <Button>{t("after.jobSend")}</Button>
      </div>
    </form>
  );
}
