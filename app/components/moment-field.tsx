import { FieldNotes, fieldId, OptionalMark } from "./field";

export interface MomentFieldProps {
  /** The moment's name: its fields are `${name}Date`, `${name}Time` and `${name}Which`. */
  name: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean | undefined;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
  /** The day follows from another field where it is left empty. */
  isDayOptional?: boolean | undefined;
}

const which = [
  { value: "earlier", label: "The first: before clocks go back" },
  { value: "later", label: "The second: after clocks go back" },
];

/** A day and a time. On the night that clocks go back, it asks which of two equal times is meant. */
export function MomentField(props: MomentFieldProps) {
  const { name, label, hint, optional, errors, values } = props;
  const id = fieldId(name);
  const error = errors?.[name];
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const time = (
    <Part {...props} key="time" part="Time" type="time" word="Time" id={id} isRequired={!optional} />
  );
  const day = (
    <Part
      {...props}
      key="day"
      part="Date"
      type="date"
      word={props.isDayOptional ? "Day, if another" : "Day"}
      id={`${id}-date`}
      isRequired={!optional && !props.isDayOptional}
    />
  );
  return (
    <fieldset
      className="field"
      data-state={error ? "error" : undefined}
      aria-describedby={describedBy || undefined}
    >
      <legend className="field-label">
        {label}
        <OptionalMark optional={optional} />
      </legend>
      <FieldNotes name={name} hint={hint} errors={errors} />
      <div className="field-row">{props.isDayOptional ? [time, day] : [day, time]}</div>
      {values?.[`${name}Which`] !== undefined && <WhichOfTwo name={name} chosen={values[`${name}Which`]} />}
    </fieldset>
  );
}

interface PartProps extends MomentFieldProps {
  part: "Date" | "Time";
  type: "date" | "time";
  word: string;
  id: string;
  isRequired: boolean;
}

function Part({ name, part, type, word, id, isRequired, values, errors }: PartProps) {
  const field = `${name}${part}`;
  return (
    <div>
      <label className="field-hint" htmlFor={id}>
        {word}
      </label>
      <input
        className="control"
        id={id}
        name={field}
        type={type}
        defaultValue={values?.[field]}
        required={isRequired}
        aria-invalid={errors?.[name] ? true : undefined}
      />
      {errors?.[field] && <FieldNotes name={field} errors={errors} />}
    </div>
  );
}

function WhichOfTwo({ name, chosen }: { name: string; chosen: string | undefined }) {
  return (
    <fieldset>
      <legend className="field-hint">Clocks show this time twice on that day. Which one is it?</legend>
      {which.map(({ value, label }) => (
        <div className="choice" key={value}>
          <input
            type="radio"
            id={`${fieldId(name)}-${value}`}
            name={`${name}Which`}
            value={value}
            defaultChecked={chosen === value}
          />
          <label htmlFor={`${fieldId(name)}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}
