import { mostRepresentatives } from "~/app/domain/fairs/representatives";
import { Button } from "./button";
import { FieldError, TextField } from "./field";

type Texts = Readonly<Record<string, string>>;

export interface PeopleFieldsProps {
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const rowName = /^people\.(\d{1,2})\.(\w+)$/;
const labels: Readonly<Record<string, string>> = { name: "Name", email: "E-mail" };

/** What to call each field that has an error, above the form: "Person 2, E-mail". */
export function peopleErrorLabels(errors: Texts = {}): Record<string, string> {
  return Object.fromEntries(
    Object.keys(errors).flatMap((name) => {
      const [, index, key = ""] = rowName.exec(name) ?? [];
      const label = labels[key];
      return index === undefined || label === undefined
        ? []
        : [[name, `Person ${Number(index) + 1}, ${label}`]];
    }),
  );
}

/** How many rows to show: those that have something, those that were asked for, and an empty one to begin with. */
function rowsToShow(values: Texts): number {
  const rows = Object.keys(values).flatMap((name) => rowName.exec(name)?.[1] ?? []);
  return Math.max(1, ...rows.map((row) => Number(row) + 1));
}

/** Who comes for an employer: a name each, and where the door ticket goes. Adding a row posts the form, without script. */
export function PeopleFields({ errors = {}, values = {} }: PeopleFieldsProps) {
  const rows = rowsToShow(values);
  return (
    <>
      {errors.people && <FieldError id="field-people">{errors.people}</FieldError>}
      {Array.from({ length: rows }, (_, row) => (
        <PersonRow key={row} row={row} errors={errors} values={values} />
      ))}
      {rows < mostRepresentatives && (
        <div className="actions">
          <Button
            kind="secondary"
            name="addPerson"
            value="yes"
            formNoValidate
            formAction={`#person-${rows + 1}`}
          >
            Add another person
          </Button>
        </div>
      )}
    </>
  );
}

function PersonRow({ row, errors, values }: { row: number; errors: Texts; values: Texts }) {
  const fields = { errors, values, optional: true, optionalWord: "", autoComplete: "off" };
  return (
    <fieldset className="person-row" id={`person-${row + 1}`}>
      <legend>Person {row + 1}</legend>
      <div className="field-row">
        <TextField {...fields} name={`people.${row}.name`} label="Name" maxLength={120} />
        <TextField
          {...fields}
          name={`people.${row}.email`}
          label="E-mail"
          optionalWord="optional"
          type="email"
        />
      </div>
    </fieldset>
  );
}
