import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeSeats } from "~/app/commands/change-slot.server";
import { SlotPage } from "~/app/components/slot-page";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { seatsForm } from "~/app/http/slot-form.server";
import { slotOr404 } from "~/app/http/slot-pages.server";
import { requireEvent } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `An interview time - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of } = await requireEvent(context, request, params, "slot.offer");
  const base = `/staff/events/${event.id}/interviews`;
  const { centerId } = of;
  const slot = await slotOr404(context, { centerId, event, employerId: null }, params);
  return { slot, base, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event, of } = await requireEvent(context, request, params, "slot.offer");
  const base = `/staff/events/${event.id}/interviews`;
  const { centerId } = of;
  const { id: slotId } = await slotOr404(context, { centerId, event, employerId: null }, params);
  const form = await parseForm(request, seatsForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const change = { actor, center, eventId: event.id, slotId, seats: form.value.seats };
  const changed = await changeSeats(services, change);
  if (changed.outcome === "refused") {
    return refusedForm(changed, form.values, { "seats-below-booked": "seats" });
  }
  return redirect(`${base}?done=seats`, 303);
}

export default function InterviewTime() {
  const { slot, base } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <SlotPage slot={slot} base={base} errors={again?.errors} values={again?.values} />;
}
