import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { StepForm } from "~/app/components/step-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEventActor } from "~/app/http/staff-page.server";
import { loadStep, stepFields, stepForm } from "~/app/http/step-page.server";

const operation = "event.ask";
const to = "needs-info";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ask the employer - ${data?.centerName}` },
];

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  loadStep(context, request, params, { operation, to });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, operation);
  const form = await parseForm(request, stepForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const taken = await takeEventStep(services, { actor, center, eventId, to, ...form.value });
  if (taken.outcome === "refused")
    return refusedForm(taken, form.values, stepFields, { "reason-required": "Write your question." });
  return redirect(`/staff/events/${eventId}?done=asked`, 303);
}

export default function NeedsInfo() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <StepForm
      event={page.head}
      isOpen={page.isOpen}
      form={again}
      title="Ask the employer"
      confirmLabel="Send the question"
      reason={{ label: "What do you need to know?", hint: "Your words go to the employer by e-mail." }}
    >
      <p>
        {page.employer?.legalName} can change the request and send it again. Until then it waits for them.
      </p>
    </StepForm>
  );
}
