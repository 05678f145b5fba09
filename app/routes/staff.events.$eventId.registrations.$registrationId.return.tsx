import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { restoreRegistration } from "~/app/commands/change-registration.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { nameInWords } from "~/app/components/registration-table";
import { refusedForm } from "~/app/http/form-again.server";
import { requireRegistration } from "~/app/http/staff-page.server";

const operation = "registration.return";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Restore the place? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { registration, eventId } = await requireRegistration(context, request, params, operation);
  return {
    name: nameInWords(registration),
    hasEmail: registration.emailCipher !== null,
    backHref: `/staff/events/${eventId}/registrations/${registration.id}`,
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, registration, eventId } = await requireRegistration(context, request, params, operation);
  const { services, center } = context;
  const done = await restoreRegistration(services, { actor, center, registrationId: registration.id });
  if (done.outcome === "refused") return refusedForm(done, {});
  return redirect(`/staff/events/${eventId}/registrations/${registration.id}?done=returned`, 303);
}

export default function Return() {
  const { name, hasEmail, backHref } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title="Restore the place?"
      confirmLabel={hasEmail ? "Restore the place and tell them" : "Restore the place"}
      kind="primary"
      errors={again?.errors}
      backHref={backHref}
      backLabel="Back to the registration"
    >
      <p>
        <strong>{name}</strong> takes the place again, and the old ticket works.
        {hasEmail && " They are told by e-mail."}
      </p>
    </ConfirmForm>
  );
}
