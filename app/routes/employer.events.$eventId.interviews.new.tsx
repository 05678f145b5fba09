import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { offerSlots } from "~/app/commands/offer-slots.server";
import { PageHead } from "~/app/components/page-head";
import { SlotForm } from "~/app/components/slot-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { privateHeaders } from "~/app/http/private-headers";
import { slotForm, usualTimes } from "~/app/http/slot-form.server";
import { requireOwnSlots } from "~/app/http/slot-pages.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Offer interview times - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, title, base } = await requireOwnSlots(context, request, params, "slot.offer");
  return {
    ...{ title, base, usual: usualTimes(event) },
    postKey: postKey(request, context.services.ids),
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, base } = await requireOwnSlots(context, request, params, "slot.offer");
  const form = await parseForm(request, slotForm);
  if (!form.ok) return notAccepted(form);
  const key = postKey(request, context.services.ids);
  const offered = await offerSlots(context.services, { actor, ...of, ...form.value, key });
  if (offered.outcome === "refused") return refusedForm(offered, form.values);
  return redirect(`${base}?done=offered`, 303);
}

export default function OfferInterviews() {
  const { title, base, usual, postKey } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Offer interview times" lead={title} />
      <SlotForm base={base} postKey={postKey} usual={usual} errors={again?.errors} values={again?.values} />
    </>
  );
}
