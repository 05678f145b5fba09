import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { moveSlots } from "~/app/commands/move-slots.server";
import { ShiftForm } from "~/app/components/slot-page";
import { refusedForm } from "~/app/http/form-again.server";
import { countBehind } from "~/app/http/slot-pages.server";
import { requireEvent } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Move the interview times? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of } = await requireEvent(context, request, params, "slot.offer");
  const base = `/staff/events/${event.id}/interviews`;
  const count = await countBehind(context, { centerId: of.centerId, employerId: null }, event);
  if (count === 0) throw redirect(base);
  return { count, base, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event } = await requireEvent(context, request, params, "slot.offer");
  const base = `/staff/events/${event.id}/interviews`;
  const { services, center } = context;
  const moved = await moveSlots(services, { actor, center, eventId: event.id, employerId: null });
  if (moved.outcome === "refused") return refusedForm(moved, {});
  return redirect(`${base}?done=moved`, 303);
}

export default function MoveInterviews() {
  const { count, base } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <ShiftForm count={count} base={base} errors={again?.errors} />;
}
