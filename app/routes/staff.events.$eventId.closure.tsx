import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { MissingOutcomes } from "~/app/components/missing-outcomes";
import { StepForm } from "~/app/components/step-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { missingView } from "~/app/http/missing-view.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEventActor } from "~/app/http/staff-page.server";
import { loadStep, stepFields, stepForm } from "~/app/http/step-page.server";

const operation = "event.close";
const to = "closed";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Close this event? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const step = await loadStep(context, request, params, { operation, to });
  return { ...step, missing: await missingView(context, step.head.id) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, operation);
  const form = await parseForm(request, stepForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const taken = await takeEventStep(services, { actor, center, eventId, to, ...form.value });
  if (taken.outcome === "refused") return refusedForm(taken, form.values, stepFields);
  return redirect(`/staff/events/${eventId}?done=closed`, 303);
}

export default function Closure() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <StepForm
      event={page.head}
      isOpen={page.isOpen}
      form={again}
      title="Close this event?"
      confirmLabel="Close event for good"
      kind="danger"
    >
      <p>
        Close it once the employer's outcomes are in, or once you stop asking for them. After that nothing of
        the event can be changed, and it cannot be opened again. Nobody is asked any more; numbers that an
        employer still sends by its link are taken.
      </p>
      <MissingOutcomes eventId={page.head.id} missing={page.missing} />
    </StepForm>
  );
}
