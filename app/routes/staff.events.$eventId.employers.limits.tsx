import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeFair } from "~/app/commands/change-fair.server";
import { FairLimitsForm } from "~/app/components/fair-forms";
import { PageHead } from "~/app/components/page-head";
import { closeOf, lastDayOf, limitsForm } from "~/app/http/fair-forms.server";
import { requireFair } from "~/app/http/fair-page.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";

const operation = "fair.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tables and applications - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { head, event, fair } = await requireFair(context, request, params, operation);
  const values = {
    tables: fair.tables === null ? "" : String(fair.tables),
    applicationsCloseOn: lastDayOf(fair.applicationsCloseAt, event.zone),
  };
  return { head, values, isFair: event.type === "job-fair", centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId, event } = await requireFair(context, request, params, operation);
  const { services, center } = context;
  const form = await parseForm(request, limitsForm);
  if (!form.ok) return notAccepted(form);
  const { tables, applicationsCloseOn } = form.value;
  const applicationsCloseAt = closeOf(applicationsCloseOn, event.zone);
  const changed = await changeFair(services, { actor, center, eventId, tables, applicationsCloseAt });
  if (changed.outcome === "refused") return refusedForm(changed, form.values);
  return redirect(`/staff/events/${eventId}/employers?done=saved`, 303);
}

export default function Limits() {
  const { head, values, isFair } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/staff/events/${head.id}/employers`;
  return (
    <>
      <PageHead title="Tables and applications" lead={<a href={base}>{head.title}</a>} />
      <FairLimitsForm
        isFair={isFair}
        errors={again?.errors}
        values={again?.values ?? values}
        backHref={base}
      />
    </>
  );
}
