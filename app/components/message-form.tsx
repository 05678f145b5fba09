import type { ReactNode } from "react";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface MessageFormProps {
  formKey: string;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** A message to many; the button says to how many. */
export function MessageForm(
  props: MessageFormProps & { hint: string; sendLabel: string; children?: ReactNode },
) {
  const { formKey, hint, sendLabel, errors, values } = props;
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="formKey" value={formKey} />
      <TextArea name="text" label="Your message" hint={hint} rows={6} errors={errors} values={values} />
      {props.children}
      <div className="actions">
        <Button>{sendLabel}</Button>
      </div>
    </form>
  );
}
