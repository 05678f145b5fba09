import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { resizeParty } from "~/app/commands/change-party.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageFrame } from "~/app/components/page-frame";
import { partyChoices } from "~/app/components/party-words";
import { SelectField } from "~/app/components/select-field";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { formErrors, parseForm } from "~/app/http/parse-form.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { people } from "~/app/http/registration-form.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction = () => [{ title: "Change how many of you are coming" }];

const partyForm = z.strictObject({ people });

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { code, partySize } = await requireManaged(context, request, params.code);
  return { href: `/m/${code}`, partySize, centerName: context.center.name };
}

/** Changes how many people the ticket is for; the ticket stays the same. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  const form = await parseForm(request, partyForm);
  if (!form.ok) return data({ errors: form.errors, values: form.values }, 422);
  const change = { actor: patronActor(center.id, id), center, registrationId: id };
  const result = await resizeParty(services, { ...change, people: form.value.people });
  if (result.outcome === "resized") return redirect(`/m/${code}`, 303);
  const errors = formErrors(result.fields, messageOf(result.reason));
  return data({ errors, values: form.values }, statusOf(result.reason));
}

export default function ChangeParty() {
  const { href, partySize, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <h1>How many of you are coming?</h1>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={again?.errors} />
        <SelectField
          name="people"
          label="How many of you"
          hint="Everyone who comes needs a place. Your ticket stays the same and is for all of you."
          width="short"
          emptyLabel={null}
          choices={partyChoices}
          defaultValue={String(partySize)}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button>Save the number</Button>
          <ButtonLink kind="quiet" href={href}>
            Back to my ticket
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
