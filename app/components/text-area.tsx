import { controlProps, type FieldProps, FieldShell } from "./field";

export interface TextAreaProps extends FieldProps {
  rows?: number | undefined;
  maxLength?: number | undefined;
  /** The language that is typed here. */
  lang?: string | undefined;
}

/** A field of several lines. */
export function TextArea(props: TextAreaProps) {
  return (
    <FieldShell field={props}>
      <textarea
        {...controlProps(props)}
        className="control"
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        lang={props.lang}
        dir={props.lang && "auto"}
      />
    </FieldShell>
  );
}
