import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { keepReplyTemplate } from "~/app/commands/keep-reply-template.server";
import { PageHead } from "~/app/components/page-head";
import { TemplateForm } from "~/app/components/template-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { templateForm } from "~/app/http/template-form.server";

const operation = "template.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Write a template - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, operation);
  return { key: postKey(request, context.services.ids), centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const form = await parseForm(request, templateForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const of = { actor, centerId: center.id, templateId: postKey(request, services.ids) };
  const kept = await keepReplyTemplate(services, { ...of, ...form.value });
  if (kept.outcome === "refused") return refusedForm(kept, form.values);
  return redirect("/staff/templates?done=saved", 303);
}

export default function NewTemplate() {
  const { key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Write a template" />
      <TemplateForm
        action={`/staff/templates/new?key=${key}`}
        errors={again?.errors}
        values={again?.values}
      />
    </>
  );
}
