import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { TableNoField } from "~/app/components/fair-forms";
import { OpenFlagsCheck } from "~/app/components/open-flags-check";
import { TableStepForm } from "~/app/components/table-step-form";
import { acceptanceForm } from "~/app/http/fair-forms.server";
import { loadTableStep } from "~/app/http/fair-step.server";
import { eventFlags } from "~/app/http/flag-views.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { idOr404, requireEventActor } from "~/app/http/staff-page.server";
import { stepFields } from "~/app/http/step-page.server";

const operation = "fair.decide";
const name = "accept";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Accept this employer? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await loadTableStep(context, request, params, { operation, name });
  return { ...page, flags: await eventFlags(context, page.event.id, page.employerId) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, operation);
  const employerId = idOr404(params.employerId);
  const form = await parseForm(request, acceptanceForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const step = { actor, center, eventId, employerId, name, reason: null, ...form.value } as const;
  const taken = await takeTableStep(services, step);
  if (taken.outcome === "refused") return refusedForm(taken, form.values, stepFields);
  return redirect(`/staff/events/${eventId}/employers/${employerId}?done=table-accepted`, 303);
}

export default function TableAcceptance() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <TableStepForm
      {...page}
      title="Accept this employer?"
      confirmLabel="Accept and tell the employer"
      kind="primary"
      errors={again?.errors}
    >
      <p>It stands on the public page with its openings, and its people get door tickets.</p>
      <OpenFlagsCheck
        eventId={page.event.id}
        flags={page.flags}
        zone={page.event.zone}
        step="accept the employer"
        form={again}
      />
      <TableNoField errors={again?.errors} values={again?.values} />
    </TableStepForm>
  );
}
