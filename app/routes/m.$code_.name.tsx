import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { renamePatron } from "~/app/commands/change-registration.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { PageFrame } from "~/app/components/page-frame";
import { personName } from "~/app/http/fields";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { foundOr404 } from "~/app/http/require-actor.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction = () => [{ title: "Correct my name" }];

const nameForm = z.strictObject({ name: personName });

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { code, name } = await requireManaged(context, request, params.code);
  return { href: `/m/${code}`, name: foundOr404(name), centerName: context.center.name };
}

/** Corrects the name on the ticket; the ticket stays valid. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  const form = await parseForm(request, nameForm);
  if (!form.ok) return data({ errors: form.errors, values: form.values }, 422);
  const change = { actor: patronActor(center.id, id), center, registrationId: id };
  const result = await renamePatron(services, { ...change, name: form.value.name });
  if (result.outcome === "renamed") return redirect(`/m/${code}`, 303);
  return data({ errors: { form: messageOf(result.reason) }, values: form.values }, statusOf(result.reason));
}

export default function CorrectName() {
  const { href, name, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <h1>Correct my name</h1>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={again?.errors} />
        <TextField
          name="name"
          label="Name"
          hint="The name you go by is enough. Your ticket stays good."
          autoComplete="name"
          defaultValue={name}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button>Save my name</Button>
          <ButtonLink kind="quiet" href={href}>
            Back to my ticket
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
