import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { nameInWords } from "~/app/components/registration-table";
import { refusedForm } from "~/app/http/form-again.server";
import { requireRegistration } from "~/app/http/staff-page.server";

const operation = "registration.forget";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Delete a visitor's data? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { registration, eventId } = await requireRegistration(context, request, params, operation);
  return {
    name: nameInWords(registration),
    backHref: `/staff/events/${eventId}/registrations/${registration.id}`,
    centerName: context.center.name,
  };
}

/** Deletes what leads to a visitor who asked for it and has no link of their own at hand. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, registration, eventId } = await requireRegistration(context, request, params, operation);
  const { services, center } = context;
  const of = { actor, center, registrationId: registration.id, language: "en" };
  const done = await forgetRegistration(services, of);
  if (done.outcome === "refused") return refusedForm(done, {});
  return redirect(`/staff/events/${eventId}/registrations/${registration.id}?done=forgotten`, 303);
}

export default function DeleteData() {
  const { name, backHref } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title="Delete everything about this visitor?"
      confirmLabel="Delete their data"
      kind="danger"
      errors={again?.errors}
      backHref={backHref}
      backLabel="Back to the registration"
    >
      <p>
        Name, contact, access requests and sharing of <strong>{name}</strong> are deleted, and their ticket
        stops working. A place that nobody has come by is given up. Counts stay.
      </p>
      <p>Do this only if the visitor asks for it. It cannot be taken back, and no mail is sent.</p>
    </ConfirmForm>
  );
}
