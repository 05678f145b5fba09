import { useWords } from "~/app/i18n/use-words";
import { controlProps, type FieldProps, FieldShell } from "./field";

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

export interface SelectFieldProps extends FieldProps {
  choices: readonly Choice[];
  /** The first, empty entry; null leaves it out. */
  emptyLabel?: string | null | undefined;
  width?: "short" | "medium" | undefined;
  autoComplete?: string | undefined;
}

/** One of many: from six choices on; below that a RadioGroup shows them all. */
export function SelectField(props: SelectFieldProps) {
  const t = useWords();
  const { emptyLabel = t("form.choose") } = props;
  return (
    <FieldShell field={props}>
      <select
        {...controlProps(props)}
        className="control"
        data-width={props.width}
        autoComplete={props.autoComplete}
      >
        {emptyLabel !== null && <option value="">{emptyLabel}</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldShell>
  );
}
