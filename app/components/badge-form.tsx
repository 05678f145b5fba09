import { type SheetKind, sheetKinds } from "~/app/domain/labels/label-sheets";
import { counted } from "~/app/domain/text/counted";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { RadioGroup } from "./radio-group";

type Texts = Readonly<Record<string, string>>;

export interface BadgeFormProps {
  registered: number;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const sheetWords: Record<SheetKind, { label: string; hint: string }> = {
  "avery-5395": {
    label: "Avery 5395",
    hint: "US Letter, 8 on a sheet, 3 3/8 by 2 1/3 inches.",
  },
  "avery-l7418": { label: "Avery L7418", hint: "A4, 8 on a sheet, 86.5 by 55.5 mm." },
  "roll-62": { label: "Label printer, 62 mm", hint: "One badge to a label, 62 by 100 mm." },
};

const labels = {
  sheet: "What you print on",
  who: "Whose badges",
  startAt: "Start at label",
  blanks: "Blank badges to write on",
};

const choiceOf = (sheet: SheetKind) => ({ value: sheet, ...sheetWords[sheet] });

/** What badges are printed on, for whom and with what. */
export function BadgeForm({ registered, errors, values }: BadgeFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <RadioGroup
        {...fields}
        name="sheet"
        label={labels.sheet}
        choices={sheetKinds.map(choiceOf)}
        defaultValue="avery-5395"
      />
      <RadioGroup
        {...fields}
        name="who"
        label={labels.who}
        choices={[
          { value: "registered", label: `Everyone registered: ${counted(registered, "badge", "badges")}` },
          { value: "nobody", label: "Only blank badges" },
        ]}
        defaultValue={registered > 0 ? "registered" : "nobody"}
      />
      <Checkbox
        name="withQr"
        label="With the QR code of the ticket"
        hint="A badge can then be scanned at the door. Leave it out where a badge stays on view all day."
        defaultChecked
        optional
        {...fields}
      />
      <FormGroup title="Used sheets and walk-ins">
        <TextField
          {...fields}
          name="startAt"
          label={labels.startAt}
          hint="From 1 to 8, row by row. For a sheet that has been begun."
          type="number"
          inputMode="numeric"
          width="short"
          min={1}
          max={8}
          defaultValue="1"
        />
        <TextField
          {...fields}
          name="blanks"
          label={labels.blanks}
          hint="They come last, with a line for the name."
          type="number"
          inputMode="numeric"
          width="short"
          min={0}
          max={500}
          defaultValue="0"
        />
      </FormGroup>
      <div className="actions">
        <Button>Make the badges</Button>
      </div>
    </form>
  );
}
