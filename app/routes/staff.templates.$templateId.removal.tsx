import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { removeReplyTemplate } from "~/app/commands/keep-reply-template.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { requireStaff } from "~/app/http/require-staff.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { requireTemplate } from "~/app/http/template-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove ${data?.template.name}? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { template } = await requireTemplate(context, request, params);
  return { template, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "template.change");
  const of = { centerId: context.center.id, templateId: idOr404(params.templateId) };
  await removeReplyTemplate(context.services, { actor, ...of });
  return redirect("/staff/templates?done=removed", 303);
}

export default function RemoveTemplate() {
  const { template } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title={`Remove the template “${template.name}”?`}
      confirmLabel="Remove the template"
      backHref="/staff/templates"
      backLabel="Back to the templates"
    >
      <p className="keep-lines">{template.text}</p>
      <p>Messages that were written with it stay as they are.</p>
    </ConfirmForm>
  );
}
