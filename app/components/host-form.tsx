import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";

type Texts = Readonly<Record<string, string>>;

/** Gives a center another host. */
export function HostForm({ errors, values }: { errors?: Texts | undefined; values: Texts }) {
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, { host: "Host" })} />
      <TextField
        name="host"
        label="Host"
        hint="Links and QR codes that were sent lead to the old host. They work on only where your proxy sends it on to the new one."
        spellCheck={false}
        errors={errors}
        values={values}
      />
      <div className="actions">
        <Button>Change the host</Button>
      </div>
    </form>
  );
}
