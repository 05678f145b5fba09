import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { renamePatron } from "~/app/commands/change-registration.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { PageHead } from "~/app/components/page-head";
import { personName } from "~/app/http/fields";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireRegistration } from "~/app/http/staff-page.server";

const operation = "registration.correct";
const nameForm = z.strictObject({ name: personName });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Correct a name - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { registration, eventId } = await requireRegistration(context, request, params, operation);
  return {
    name: foundOr404(registration.name),
    backHref: `/staff/events/${eventId}/registrations/${registration.id}`,
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, registration, eventId } = await requireRegistration(context, request, params, operation);
  const form = await parseForm(request, nameForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const change = { actor, center, registrationId: registration.id, name: form.value.name };
  const renamed = await renamePatron(services, change);
  if (renamed.outcome === "refused") return refusedForm(renamed, form.values);
  return redirect(`/staff/events/${eventId}/registrations/${registration.id}?done=renamed`, 303);
}

export default function CorrectName() {
  const { name, backHref } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Correct the name" lead="The ticket stays valid." />
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={again?.errors} />
        <TextField
          name="name"
          label="Name"
          autoComplete="off"
          defaultValue={name}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button>Save the name</Button>
          <ButtonLink kind="quiet" href={backHref}>
            Back to the registration
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
