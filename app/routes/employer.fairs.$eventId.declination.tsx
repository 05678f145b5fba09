import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { LeavingForm } from "~/app/components/leaving-form";
import { requireOwnFair } from "~/app/http/employer-fair.server";
import { employerRefusals } from "~/app/http/employer-refusals";
import { leavingForm } from "~/app/http/fair-forms.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";

const name = "decline";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Say no to this invitation? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, steps, title } = await requireOwnFair(context, request, params, "fair.leave");
  if (!steps.includes(name)) throw redirect(`/employer/fairs/${event.id}`);
  return { eventId: event.id, title, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event } = await requireOwnFair(context, request, params, "fair.leave");
  const { services, center } = context;
  const form = await parseForm(request, leavingForm);
  if (!form.ok) return notAccepted(form);
  const { employerId } = actor;
  const step = { actor, center, eventId: event.id, employerId, name, ...form.value } as const;
  const taken = await takeTableStep(services, step);
  if (taken.outcome === "refused") return refusedForm(taken, form.values, {}, employerRefusals);
  return redirect("/employer/fairs?done=said-no", 303);
}

export default function FairDeclination() {
  const { eventId, title } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <LeavingForm
      title="Say no to this invitation?"
      confirmLabel="Say no and tell the center"
      backLabel="Keep the invitation"
      eventId={eventId}
      eventTitle={title}
      errors={again?.errors}
      values={again?.values}
    >
      You get no table. The center can invite you again.
    </LeavingForm>
  );
}
