import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { StepForm } from "~/app/components/step-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEventActor } from "~/app/http/staff-page.server";
import { loadStep, stepFields, stepForm } from "~/app/http/step-page.server";

const operation = "event.decline";
const to = "declined";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decline this request? - ${data?.centerName}` },
];

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  loadStep(context, request, params, { operation, to });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, operation);
  const form = await parseForm(request, stepForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const taken = await takeEventStep(services, { actor, center, eventId, to, ...form.value });
  if (taken.outcome === "refused") return refusedForm(taken, form.values, stepFields);
  return redirect(`/staff/events/${eventId}?done=declined`, 303);
}

export default function Declination() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <StepForm
      event={page.head}
      isOpen={page.isOpen}
      form={again}
      title="Decline this request?"
      confirmLabel="Decline and tell the employer"
      kind="danger"
      reason={{ label: "Why is it declined?", hint: "Your words go to the employer by e-mail." }}
    >
      <p>
        {page.employer && `${page.employer.legalName} is told by e-mail. `}
        The request can be copied into a new one.
      </p>
    </StepForm>
  );
}
