import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { peopleInWords, StepForm } from "~/app/components/step-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEventActor } from "~/app/http/staff-page.server";
import { loadStep, stepFields, stepForm } from "~/app/http/step-page.server";

const operation = "event.cancel";
const to = "cancelled";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Cancel this event? - ${data?.centerName}` },
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
  return redirect(`/staff/events/${eventId}?done=cancelled`, 303);
}

export default function Cancellation() {
  const found = useLoaderData<typeof loader>();
  const page = { ...found, isTold: found.asksReason };
  const again = useActionData<typeof action>();
  return (
    <StepForm
      event={page.head}
      isOpen={page.isOpen}
      form={again}
      title="Cancel this event?"
      confirmLabel={
        page.isTold && page.reach.byMail > 0
          ? `Cancel event and tell ${peopleInWords(page.reach.byMail)}`
          : "Cancel event"
      }
      kind="danger"
      reason={{
        label: "Why is it cancelled?",
        hint: page.isTold
          ? `Your words go by e-mail to ${peopleInWords(page.reach.byMail)} with a place and to employers.`
          : "Your words go to the employer.",
        optional: !page.asksReason,
      }}
    >
      {page.isTold && <p>{toldInWords(page)}</p>}
      {page.isTold && page.reach.withoutMail > 0 && (
        <p>
          {peopleInWords(page.reach.withoutMail)} gave no e-mail address.{" "}
          <a href={`/staff/events/${page.head.id}/registrations`}>Call those who left a phone number</a>.
        </p>
      )}
      <p>The room is free again. A cancelled event can be copied into a new draft.</p>
    </StepForm>
  );
}

function toldInWords({ reach, employersTold }: { reach: { byMail: number }; employersTold: string | null }) {
  const people = reach.byMail === 0 ? null : `${peopleInWords(reach.byMail)} with a place`;
  const told = [people, employersTold].filter((part) => part !== null).join(" and ");
  if (told === "") return "Nobody is told by e-mail.";
  return `By e-mail we tell ${told}.${people === null ? "" : " Their calendars follow."}`;
}
