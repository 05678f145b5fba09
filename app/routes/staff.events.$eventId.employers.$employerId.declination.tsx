import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { TableStepForm } from "~/app/components/table-step-form";
import { TextArea } from "~/app/components/text-area";
import { leavingForm } from "~/app/http/fair-forms.server";
import { loadTableStep, tableStepFields } from "~/app/http/fair-step.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { idOr404, requireEventActor } from "~/app/http/staff-page.server";

const operation = "fair.decide";
const name = "decline";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decline this employer? - ${data?.centerName}` },
];

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  loadTableStep(context, request, params, { operation, name });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, operation);
  const employerId = idOr404(params.employerId);
  const form = await parseForm(request, leavingForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const step = { actor, center, eventId, employerId, name, ...form.value } as const;
  const taken = await takeTableStep(services, step);
  if (taken.outcome === "refused") return refusedForm(taken, form.values, tableStepFields);
  return redirect(`/staff/events/${eventId}/employers/${employerId}?done=table-declined`, 303);
}

export default function TableDeclination() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <TableStepForm
      {...page}
      title="Decline this employer?"
      confirmLabel="Decline and tell the employer"
      kind="danger"
      errors={again?.errors}
    >
      <p>Its people get no door tickets. You can invite it again later.</p>
      <TextArea
        name="reason"
        label="Why is there no table?"
        hint="Your words go to the employer by e-mail."
        rows={3}
        optional={false}
        errors={again?.errors}
        values={again?.values}
      />
    </TableStepForm>
  );
}
