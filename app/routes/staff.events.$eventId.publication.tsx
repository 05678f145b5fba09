import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { Notice } from "~/app/components/notice";
import { OpenFlagsCheck } from "~/app/components/open-flags-check";
import { StepForm } from "~/app/components/step-form";
import { approvalForm, eventFlags } from "~/app/http/flag-views.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { stepTakenWords } from "~/app/http/room-day.server";
import { requireEventActor } from "~/app/http/staff-page.server";
import { loadStep, stepFields } from "~/app/http/step-page.server";

const operation = "event.publish";
const to = "published";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Publish this event? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await loadStep(context, request, params, { operation, to });
  return { ...page, flags: await eventFlags(context, page.head.id) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, operation);
  const form = await parseForm(request, approvalForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const taken = await takeEventStep(services, { actor, center, eventId, to, ...form.value });
  if (taken.outcome === "refused") {
    const words = await stepTakenWords(context, taken, eventId);
    return refusedForm(taken, form.values, stepFields, words);
  }
  return redirect(`/staff/events/${eventId}?done=published`, 303);
}

export default function Publication() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <StepForm
      event={page.head}
      isOpen={page.isOpen}
      form={again}
      title="Publish this event?"
      confirmLabel={page.head.status === "draft" ? "Approve and publish event" : "Publish event"}
    >
      <p>
        It is listed for everyone, and people can register.
        {page.employer && ` ${page.employer.legalName} is told by e-mail.`}
      </p>
      {page.head.status === "draft" && page.room !== null && <p>{page.room} is held for it from now on.</p>}
      {page.employer?.vettedAt === null && (
        <Notice kind="warning" title="The employer is not vetted yet">
          <p>
            <a href={`/staff/employers/${page.employer.id}/vetting`}>Vet {page.employer.legalName}</a> first.
          </p>
        </Notice>
      )}
      <OpenFlagsCheck
        eventId={page.head.id}
        flags={page.flags}
        zone={page.head.zone}
        step="publish the event"
        form={again}
      />
    </StepForm>
  );
}
