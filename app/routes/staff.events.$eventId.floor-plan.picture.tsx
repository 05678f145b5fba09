import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { saveFloorPlan } from "~/app/commands/save-floor-plan.server";
import { FloorPlanForm } from "~/app/components/floor-plan-form";
import { PageHead } from "~/app/components/page-head";
import { readFloorPlanForm } from "~/app/http/floor-plan-form.server";
import { type FormAgain, notAccepted, refusedForm } from "~/app/http/form-again.server";
import { postKey } from "~/app/http/post-key.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { requireEvent } from "~/app/http/staff-page.server";
import { findFloorPlan } from "~/db/queries/floor-plans";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Picture of the floor plan - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId, of, text } = await requireEvent(context, request, params, "floor-plan.change");
  const plan = await findFloorPlan(context.services.db, of);
  return {
    eventId,
    title: text.title,
    key: postKey(request, context.services.ids),
    plan: plan && { alt: plan.alt },
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  // Before the body is read: nobody else's upload is, and none for an event that is not there.
  const { actor, eventId } = await requireEvent(context, request, params, "floor-plan.change");
  const form = await readFloorPlanForm(request);
  if (form === null) {
    const errors = { form: messageOf("unavailable") };
    return data<FormAgain>({ errors, values: {} }, statusOf("unavailable"));
  }
  if (!form.ok) return notAccepted(form);
  const uploadId = postKey(request, context.services.ids);
  const saved = await saveFloorPlan(context.services, { actor, eventId, uploadId, ...form.value });
  if (saved.outcome === "refused") return refusedForm(saved, form.values);
  return redirect(`/staff/events/${eventId}/floor-plan?done=saved`, 303);
}

export default function FloorPlanPicture() {
  const { eventId, title, key, plan } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/staff/events/${eventId}/floor-plan`;
  return (
    <>
      <PageHead title="Picture of the floor plan" lead={<a href={base}>{title}</a>} />
      <FloorPlanForm
        action={`${base}/picture?key=${key}`}
        backHref={base}
        isThere={plan !== null}
        errors={again?.errors}
        values={again?.values ?? plan ?? undefined}
      />
    </>
  );
}
