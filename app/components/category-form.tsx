import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";

type Texts = Readonly<Record<string, string>>;

const labels = { name: "Name" };

/** The name of one of the desk's categories. */
export function CategoryForm(props: {
  action?: string | undefined;
  errors?: Texts | undefined;
  values?: Texts | undefined;
  /** The verb of the button. */
  save: string;
}) {
  const { errors, values } = props;
  return (
    <form className="form" method="post" action={props.action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <TextField
        {...{ errors, values }}
        name="name"
        label={labels.name}
        hint="It stands on a button, such as: Job search"
        maxLength={60}
      />
      <div className="actions">
        <Button>{props.save}</Button>
        <ButtonLink kind="quiet" href="/staff/desk/categories">
          Back to the categories
        </ButtonLink>
      </div>
    </form>
  );
}
