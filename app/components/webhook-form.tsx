import { webhookScopes } from "~/app/domain/webhooks/webhook";
import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { type FieldProps, TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { PageHead } from "./page-head";
import { RadioGroup } from "./radio-group";
import { webhookGroups, webhookScopeHints, webhookScopeWords, webhookTypeWords } from "./webhook-words";

export interface WebhookFormProps extends Pick<FieldProps, "errors" | "values"> {
  title: string;
  lead: string;
  /** Where it posts. */
  action: string;
  submitLabel: string;
  backHref: string;
  backLabel: string;
}

const labels = { label: "Label", url: "Address", scope: "What each webhook holds" };

const scopes = webhookScopes.map((scope) => ({
  value: scope,
  label: webhookScopeWords[scope],
  hint: webhookScopeHints[scope],
}));

/** Where an endpoint leads, what it is told, and whether names are in it. */
export function WebhookForm({
  title,
  lead,
  action,
  submitLabel,
  backHref,
  backLabel,
  errors,
  values,
}: WebhookFormProps) {
  const form = { errors, values };
  return (
    <>
      <PageHead title={title} lead={lead} />
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <form className="form" method="post" action={action} noValidate>
        <TextField
          {...form}
          name="label"
          label={labels.label}
          hint="What gets them: “Workforce dashboard”."
          autoComplete="off"
          maxLength={80}
        />
        <TextField
          {...form}
          name="url"
          label={labels.url}
          hint="As its makers give it. It begins with https://."
          autoComplete="off"
          inputMode="url"
        />
        {webhookGroups.map(([group, types]) => (
          <FormGroup key={group} title={group}>
            {types.map((type) => (
              <Checkbox key={type} {...form} name={type} label={webhookTypeWords[type]} optional />
            ))}
          </FormGroup>
        ))}
        <FormGroup title="Personal data">
          <RadioGroup {...form} name="scope" label={labels.scope} choices={scopes} defaultValue="ids" />
        </FormGroup>
        <div className="actions">
          <Button>{submitLabel}</Button>
          <ButtonLink kind="quiet" href={backHref}>
            {backLabel}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
