import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

const labels = { name: "Name", text: "Words" };

/** Words that staff keep to write them again. */
export function TemplateForm({
  action,
  errors,
  values,
}: {
  action?: string | undefined;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <TextField
        {...fields}
        name="name"
        label={labels.name}
        hint="By which staff choose it, such as: Pay is missing"
      />
      <TextArea
        {...fields}
        name="text"
        label={labels.text}
        hint="They are put into the message as they stand here, and can be changed before it is sent."
        rows={8}
      />
      <div className="actions">
        <Button>Keep the template</Button>
        <ButtonLink kind="quiet" href="/staff/templates">
          Back to the templates
        </ButtonLink>
      </div>
    </form>
  );
}
