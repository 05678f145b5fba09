import { controlProps, FieldNotes, type FieldProps, fieldId } from "./field";

export interface CheckboxProps extends Omit<FieldProps, "defaultValue"> {
  /** What is posted when it is ticked. */
  value?: string | undefined;
  defaultChecked?: boolean | undefined;
}

/** One statement to agree to. After a refused post it is ticked exactly where it was posted. */
export function Checkbox(props: CheckboxProps) {
  const { value = "yes", values, errors, name } = props;
  const { defaultValue: _typed, ...control } = controlProps(props);
  const checked = values ? values[name] === value : props.defaultChecked;
  return (
    <div className="field choice" data-state={errors?.[name] ? "error" : undefined}>
      <input {...control} type="checkbox" value={value} defaultChecked={checked} />
      <div>
        <label htmlFor={fieldId(name)}>{props.label}</label>
        <FieldNotes name={name} hint={props.hint} errors={errors} />
      </div>
    </div>
  );
}
