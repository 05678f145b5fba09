import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { offerSlots } from "~/app/commands/offer-slots.server";
import { PageHead } from "~/app/components/page-head";
import { SlotForm } from "~/app/components/slot-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { slotFormOfStaff, usualTimes } from "~/app/http/slot-form.server";
import { requireEvent } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Offer interview times - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, text, eventId } = await requireEvent(context, request, params, "slot.offer");
  return {
    title: text.title,
    base: `/staff/events/${eventId}/interviews`,
    employers: event.employers.map(({ id, legalName }) => ({ id, legalName })),
    usual: usualTimes(event),
    postKey: postKey(request, context.services.ids),
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, eventId } = await requireEvent(context, request, params, "slot.offer");
  const form = await parseForm(request, slotFormOfStaff);
  if (!form.ok) return notAccepted(form);
  const key = postKey(request, context.services.ids);
  const offered = await offerSlots(context.services, { actor, ...of, ...form.value, key });
  if (offered.outcome === "refused") return refusedForm(offered, form.values);
  return redirect(`/staff/events/${eventId}/interviews?done=offered`, 303);
}

export default function OfferInterviews() {
  const { title, base, employers, usual, postKey } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Offer interview times" lead={title} />
      <SlotForm
        {...{ employers, usual, postKey }}
        base={base}
        errors={again?.errors}
        values={again?.values}
      />
    </>
  );
}
