import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { vetEmployer } from "~/app/commands/vet-employer.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { TextArea } from "~/app/components/text-area";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEmployer } from "~/app/http/staff-employer.server";
import { stepForm } from "~/app/http/step-page.server";

const operation = "employer.vet";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decline ${data?.name}? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { employer } = await requireEmployer(context, request, params, operation);
  return { id: employer.id, name: employer.legalName, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireEmployer(context, request, params, operation);
  const form = await parseForm(request, stepForm);
  if (!form.ok) return notAccepted(form);
  const declined = await vetEmployer(context.services, { actor, ...of, to: "declined", ...form.value });
  if (declined.outcome === "refused") {
    const why = "Write why. It stays in the employer's history.";
    return refusedForm(declined, form.values, { "reason-required": "reason" }, { "reason-required": why });
  }
  return redirect(`/staff/employers/${of.employerId}?done=employer-declined`, 303);
}

export default function Declination() {
  const { id, name } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Decline ${name}?`}
      confirmLabel="Decline this employer"
      errors={again?.errors}
      backHref={`/staff/employers/${id}/vetting`}
      backLabel="Back to the checklist"
    >
      <p>
        It can send no request, and none of its events can be approved or published. Events that are public
        stay so until you cancel them.
      </p>
      <p>
        Openings and employers with its address, phone or web domain are flagged from now on. The employer is
        not told by e-mail.
      </p>
      <TextArea
        name="reason"
        label="Why"
        hint="For staff. It stays in the employer's history."
        rows={3}
        errors={again?.errors}
        values={again?.values}
      />
    </ConfirmForm>
  );
}
