import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { removeFloorPlan } from "~/app/commands/remove-floor-plan.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireEvent, requireEventActor } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove the floor plan? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId, text } = await requireEvent(context, request, params, "floor-plan.change");
  return { eventId, title: text.title, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "floor-plan.change");
  const removed = await removeFloorPlan(context.services, { actor, eventId });
  if (removed.outcome === "refused") throw refusalPage(removed.reason);
  return redirect(`/staff/events/${eventId}/floor-plan?done=plan-removed`, 303);
}

export default function FloorPlanRemoval() {
  const { eventId, title } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title="Remove the floor plan?"
      confirmLabel="Remove the plan and its tables"
      backHref={`/staff/events/${eventId}/floor-plan`}
      backLabel="Keep it"
    >
      <p>
        The picture and the places of its tables go from the page of <b>{title}</b>. Employers keep their
        table numbers. To put up another picture,{" "}
        <a href={`/staff/events/${eventId}/floor-plan/picture`}>change it</a> instead: tables then stay.
      </p>
    </ConfirmForm>
  );
}
