import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { reissueOnce } from "~/app/commands/reissue-ticket.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { nameInWords } from "~/app/components/registration-table";
import { refusedForm } from "~/app/http/form-again.server";
import { queryOf, requireRegistration } from "~/app/http/staff-page.server";

const operation = "registration.reissue";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Make a new ticket? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { registration, eventId } = await requireRegistration(context, request, params, operation);
  return {
    name: nameInWords(registration),
    hasEmail: registration.emailCipher !== null,
    generation: registration.generation,
    backHref: `/staff/events/${eventId}/registrations/${registration.id}`,
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, registration, eventId } = await requireRegistration(context, request, params, operation);
  const { services, center } = context;
  // The address of the form says which ticket it replaces: posted twice, it replaces one.
  const generation = Number(queryOf(request, "generation") ?? registration.generation);
  const done = await reissueOnce(services, { actor, center, registrationId: registration.id, generation });
  if (done.outcome === "refused") return refusedForm(done, {});
  return redirect(`/staff/events/${eventId}/registrations/${registration.id}?done=reissued`, 303);
}

export default function Reissue() {
  const { name, hasEmail, generation, backHref } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title="Make a new ticket?"
      confirmLabel={hasEmail ? "Make a new ticket and send it" : "Make a new ticket"}
      kind="primary"
      action={`${backHref}/reissue?generation=${generation}`}
      errors={again?.errors}
      backHref={backHref}
      backLabel="Back to the registration"
    >
      <p>
        <strong>{name}</strong> gets a new code. The old ticket, its short code and its link end at once.
      </p>
      <p>
        {hasEmail
          ? "The new one is sent by e-mail."
          : "Print the new one for them: there is no e-mail address."}
      </p>
    </ConfirmForm>
  );
}
