import type { HTMLInputTypeAttribute, ReactNode } from "react";
import { useWords } from "~/app/i18n/use-words";
import { Icon } from "./icon";

/** What every field takes. `errors` and `values` are the whole form's, by field name, so that a refused
 *  form comes back with what was typed. */
export interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  /** Says so beside the label. A field is required unless it is optional. */
  optional?: boolean | undefined;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
  /** Shown until a value was typed. */
  defaultValue?: string | undefined;
  optionalWord?: string | undefined;
}

/** The id of a field's control: what an error summary links to. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]+/g, "-")}`;
}

/** The attributes that tie a control to its hint and its error. */
export function controlProps({ name, hint, optional, errors, values, defaultValue }: FieldProps) {
  const id = fieldId(name);
  const error = errors?.[name];
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    name,
    defaultValue: values?.[name] ?? defaultValue,
    required: !optional,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": describedBy || undefined,
  };
}

export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p className="field-error" id={id}>
      <Icon name="warning" />
      <span>
        <span className="visually-hidden">{useWords()("form.error")}: </span>
        {children}
      </span>
    </p>
  );
}

/** The hint and the error of a field, with the ids that controlProps points to. */
export function FieldNotes({ name, hint, errors }: Pick<FieldProps, "name" | "hint" | "errors">) {
  const id = fieldId(name);
  const error = errors?.[name];
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </>
  );
}

export function OptionalMark({ optional, optionalWord }: Pick<FieldProps, "optional" | "optionalWord">) {
  const t = useWords();
  const word = optionalWord ?? t("form.optional");
  return optional && word ? <span className="field-optional"> ({word})</span> : null;
}

/** Label, hint, error and one control, in that order. */
export function FieldShell({ field, children }: { field: FieldProps; children: ReactNode }) {
  return (
    <div className="field" data-state={field.errors?.[field.name] ? "error" : undefined}>
      <label className="field-label" htmlFor={fieldId(field.name)}>
        {field.label}
        <OptionalMark optional={field.optional} optionalWord={field.optionalWord} />
      </label>
      <FieldNotes name={field.name} hint={field.hint} errors={field.errors} />
      {children}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  type?: HTMLInputTypeAttribute | undefined;
  /** The token that lets a browser fill it in (WCAG 1.3.5): `name`, `email`, `tel`, `off`. */
  autoComplete?: string | undefined;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "search" | "url" | undefined;
  width?: "short" | "medium" | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  spellCheck?: boolean | undefined;
  /** Words from a catalogue for other languages' names and the like: the control's own language. */
  lang?: string | undefined;
}

/** Addresses and numbers run from left to right in every language; what is typed in another one, as it is. */
const directionOf = (type: string, lang: string | undefined) =>
  ["email", "tel", "url"].includes(type) ? "ltr" : lang && "auto";

/** A field of one line: text, email, tel, number, date, time, url, search, password. */
export function TextField(props: TextFieldProps) {
  const { type = "text" } = props;
  return (
    <FieldShell field={props}>
      <input
        {...controlProps(props)}
        className="control"
        type={type}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        data-width={props.width}
        min={props.min}
        max={props.max}
        step={props.step}
        maxLength={props.maxLength}
        pattern={props.pattern}
        spellCheck={props.spellCheck}
        lang={props.lang}
        dir={directionOf(type, props.lang)}
      />
    </FieldShell>
  );
}
