import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { fieldId } from "./field";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

const messageForm = "message";

export interface ThreadFormProps {
  /** The address that it posts to, with the message's key. */
  action: string;
  /** The other side, as the button names it. */
  to: string;
  /** Words that staff keep; null for an employer, who has none. */
  templates: readonly { id: string; name: string }[] | null;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/**
 * Writes to the other side. Staff put a template's words in by a button of the same form, which needs no script. A thread
 * may be long: each answer of the form shows the form, and the words that were put in have the focus.
 */
export function ThreadForm({ action, to, templates, errors, values }: ThreadFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" id={messageForm} method="post" action={`${action}#${messageForm}`} noValidate>
      <ErrorSummary errors={errors} />
      {templates !== null && templates.length > 0 && (
        <>
          <SelectField
            {...fields}
            name="templateId"
            label="Template"
            emptyLabel="None"
            choices={templates.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
          <div className="actions">
            <Button
              kind="secondary"
              name="insert"
              value="yes"
              formNoValidate
              formAction={`${action}#${fieldId("text")}`}
            >
              Put its words in
            </Button>
          </div>
        </>
      )}
      <TextArea
        {...fields}
        name="text"
        label="Your message"
        hint={`It goes to ${to} by e-mail too. Write no visitor's name or contact here.`}
        rows={6}
      />
      {templates !== null && (
        <Checkbox
          {...fields}
          name="asksAnswer"
          label="I wait for an answer"
          hint="The queue shows it as waiting for the employer until they write."
          optional
        />
      )}
      <div className="actions">
        <Button>Send the message</Button>
      </div>
    </form>
  );
}
