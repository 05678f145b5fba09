import { counted } from "~/app/domain/text/counted";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface EmployerMessageFormProps {
  formKey: string;
  /** How many were accepted. */
  employers: number;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** Writes to every employer with a table; the button says how many that is. */
export function EmployerMessageForm({ formKey, employers, errors, values }: EmployerMessageFormProps) {
  if (employers === 0)
    return <Notice title="There is nobody to write to">No employer has a table yet.</Notice>;
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="formKey" value={formKey} />
      <TextArea
        name="text"
        label="Your message"
        hint="It goes by e-mail to the people of each employer, with the event's title and time."
        rows={6}
        errors={errors}
        values={values}
      />
      <div className="actions">
        <Button>{`Send to ${counted(employers, "employer", "employers")}`}</Button>
      </div>
    </form>
  );
}
