import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { cancelSlot } from "~/app/commands/change-slot.server";
import { SlotCancellation } from "~/app/components/slot-page";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { reasonForm } from "~/app/http/slot-form.server";
import { slotOr404 } from "~/app/http/slot-pages.server";
import { requireEvent } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Cancel an interview time? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of } = await requireEvent(context, request, params, "slot.offer");
  const base = `/staff/events/${event.id}/interviews`;
  const { centerId } = of;
  const slot = await slotOr404(context, { centerId, event, employerId: null }, params);
  if (slot.isCancelled) throw redirect(base);
  return { slot, base, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event, of } = await requireEvent(context, request, params, "slot.offer");
  const base = `/staff/events/${event.id}/interviews`;
  const { centerId } = of;
  const { id: slotId } = await slotOr404(context, { centerId, event, employerId: null }, params);
  const form = await parseForm(request, reasonForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const { reason } = form.value;
  const cancelled = await cancelSlot(services, { actor, center, eventId: event.id, slotId, reason });
  if (cancelled.outcome === "refused") return refusedForm(cancelled, form.values);
  return redirect(`${base}?done=cancelled`, 303);
}

export default function CancelInterviewTime() {
  const { slot, base } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <SlotCancellation slot={slot} base={base} errors={again?.errors} values={again?.values} />;
}
