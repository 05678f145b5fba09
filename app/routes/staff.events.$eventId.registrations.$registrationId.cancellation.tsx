import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { nameInWords } from "~/app/components/registration-table";
import { refusedForm } from "~/app/http/form-again.server";
import { requireRegistration } from "~/app/http/staff-page.server";

const operation = "registration.cancel";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Cancel this place? - ${data?.centerName}` },
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
  const done = await cancelRegistration(services, { actor, center, registrationId: registration.id });
  if (done.outcome === "refused") return refusedForm(done, {});
  return redirect(
    `/staff/events/${eventId}/registrations/${registration.id}?done=registration-cancelled`,
    303,
  );
}

export default function CancelPlace() {
  const { name, hasEmail, backHref } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title="Cancel this place?"
      confirmLabel={hasEmail ? "Cancel the place and tell them" : "Cancel the place"}
      kind="danger"
      errors={again?.errors}
      backHref={backHref}
      backLabel="Back to the registration"
    >
      <p>
        <strong>{name}</strong> gives up the place. The ticket no longer opens the door.
        {hasEmail ? " They are told by e-mail." : " They gave no e-mail address: tell them yourself."}
      </p>
      <p>You can restore it as long as a place is free.</p>
    </ConfirmForm>
  );
}
