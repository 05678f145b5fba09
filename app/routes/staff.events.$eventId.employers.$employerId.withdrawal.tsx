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
const name = "withdraw";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `End their part in this event? - ${data?.centerName}` },
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
  return redirect(`/staff/events/${eventId}/employers/${employerId}?done=table-withdrawn`, 303);
}

export default function TableWithdrawal() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <TableStepForm
      {...page}
      title="End their part in this event?"
      confirmLabel="End it and tell the employer"
      kind="danger"
      errors={again?.errors}
    >
      <p>
        The table is free again, and the door tickets of its people end. Its interview times end too, and
        visitors who have one are told. You can invite it again later.
      </p>
      <TextArea
        name="reason"
        label="Why?"
        hint="Your words go to the employer by e-mail."
        rows={3}
        optional={page.standing === "invited"}
        errors={again?.errors}
        values={again?.values}
      />
    </TableStepForm>
  );
}
