import { FieldNotes, type FieldProps, fieldId, OptionalMark } from "./field";
import type { Choice } from "./select-field";

export interface RadioGroupProps extends FieldProps {
  choices: readonly Choice[];
}

/** One of a few, all in view. The error summary's link lands on the first choice. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, errors, values, hint, choices } = props;
  const id = fieldId(name);
  const chosen = values?.[name] ?? props.defaultValue;
  const describedBy = [hint && `${id}-hint`, errors?.[name] && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset
      className="field"
      data-state={errors?.[name] ? "error" : undefined}
      aria-describedby={describedBy || undefined}
    >
      <legend className="field-label">
        {props.label}
        <OptionalMark optional={props.optional} optionalWord={props.optionalWord} />
      </legend>
      <FieldNotes name={name} hint={hint} errors={errors} />
      {choices.map((choice, index) => {
        const choiceId = index === 0 ? id : `${id}-${index}`;
        return (
          <div className="choice" key={choice.value}>
            <input
              type="radio"
              id={choiceId}
              name={name}
              value={choice.value}
              defaultChecked={choice.value === chosen}
              required={!props.optional}
              aria-describedby={choice.hint ? `${choiceId}-about` : undefined}
            />
            <label htmlFor={choiceId}>{choice.label}</label>
            {choice.hint && (
              <p className="field-hint" id={`${choiceId}-about`}>
                {choice.hint}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
