import { employmentTypes, payUnits } from "~/app/domain/events/event";
import { shifts, workLanguages } from "~/app/domain/openings/opening";
import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { workLanguageName } from "./openings-list";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

export interface OpeningSearchFormProps {
  /** The page that shows what is found. */
  action: string;
  values: Texts;
  errors: Texts;
}

/** What openings can be searched by. A form that changes nothing: it is in the address. */
export function OpeningSearchForm({ action, values, errors }: OpeningSearchFormProps) {
  const t = useWords();
  const field = { values, errors, optional: true, optionalWord: "" };
  const choice = { ...field, width: "medium" as const };
  return (
    <>
      <ErrorSummary errors={namedErrors(errors, { q: t("jobs.search"), pay: t("jobs.pay") }, t)} />
      <search>
        <form method="get" action={action} noValidate>
          <div className="filter">
            <TextField {...field} name="q" label={t("jobs.search")} type="search" autoComplete="off" />
            <TextField {...field} name="pay" label={t("jobs.pay")} inputMode="decimal" width="short" />
            <SelectField
              {...choice}
              name="per"
              label={t("jobs.per")}
              emptyLabel={null}
              choices={payUnits.map((unit) => ({ value: unit, label: t(`jobs.per-${unit}`) }))}
            />
            <SelectField
              {...choice}
              name="type"
              label={t("jobs.type")}
              emptyLabel={t("jobs.anyType")}
              choices={employmentTypes.map((type) => ({ value: type, label: t(`job.${type}`) }))}
            />
            <SelectField
              {...choice}
              name="shift"
              label={t("jobs.shift")}
              emptyLabel={t("jobs.anyShift")}
              choices={shifts.map((shift) => ({ value: shift, label: t(`job.shift-${shift}`) }))}
            />
            <SelectField
              {...choice}
              name="language"
              label={t("jobs.language")}
              emptyLabel={t("jobs.anyLanguage")}
              choices={workLanguages.map((tag) => ({ value: tag, label: workLanguageName(tag, t) }))}
            />
          </div>
          <div className="filter">
            <Checkbox {...field} name="noExperience" label={t("job.noExperience")} />
            <Checkbox {...field} name="remote" label={t("job.remote")} />
            <Button kind="secondary">{t("jobs.find")}</Button>
          </div>
        </form>
      </search>
    </>
  );
}
