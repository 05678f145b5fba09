import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { vetEmployer } from "~/app/commands/vet-employer.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { Notice } from "~/app/components/notice";
import { TextArea } from "~/app/components/text-area";
import { counted } from "~/app/domain/text/counted";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEmployer } from "~/app/http/staff-employer.server";
import { stepForm } from "~/app/http/step-page.server";
import { requireVetting } from "~/app/http/vetting-view.server";

const operation = "employer.vet";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Vet ${data?.employer.legalName}? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return (await requireVetting(context, request, params, operation)).view;
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireEmployer(context, request, params, operation);
  const form = await parseForm(request, stepForm);
  if (!form.ok) return notAccepted(form);
  const vetted = await vetEmployer(context.services, { actor, ...of, to: "vetted", ...form.value });
  // The checks are made on pages of their own: which are missing stands in their list.
  if (vetted.outcome === "refused") {
    const { reason } = vetted;
    return refusedForm({ outcome: "refused", reason }, form.values, { "reason-required": "reason" });
  }
  return redirect(`/staff/employers/${of.employerId}?done=vetted`, 303);
}

export default function Acceptance() {
  const { employer, missing, concerns } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Vet ${employer.legalName}?`}
      confirmLabel="Vet this employer"
      kind="primary"
      errors={again?.errors}
      backHref={`/staff/employers/${employer.id}/vetting`}
      backLabel="Back to the checklist"
    >
      <p>Its events can be published then. Your name and the time are kept.</p>
      {employer.declinedAt !== null && (
        <Notice kind="warning">It stands declined now. Vetting it takes that back.</Notice>
      )}
      {missing > 0 && (
        <Notice kind="warning">{`${counted(missing, "check is", "checks are")} still to be made.`}</Notice>
      )}
      {concerns > 0 && (
        <Notice kind="warning">
          {`${counted(concerns, "check is a concern", "checks are concerns")}. Write why you vet it all the same.`}
        </Notice>
      )}
      <TextArea
        name="reason"
        label="Reason"
        hint="It stays in the employer's history."
        rows={3}
        optional={concerns === 0}
        errors={again?.errors}
        values={again?.values}
      />
    </ConfirmForm>
  );
}
