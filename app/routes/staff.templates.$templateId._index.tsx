import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { keepReplyTemplate } from "~/app/commands/keep-reply-template.server";
import { PageHead } from "~/app/components/page-head";
import { TemplateForm } from "~/app/components/template-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireTemplate, templateForm } from "~/app/http/template-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.template.name} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { template } = await requireTemplate(context, request, params);
  return { template, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireTemplate(context, request, params);
  const form = await parseForm(request, templateForm);
  if (!form.ok) return notAccepted(form);
  const kept = await keepReplyTemplate(context.services, { actor, ...of, ...form.value });
  if (kept.outcome === "refused") return refusedForm(kept, form.values);
  return redirect("/staff/templates?done=saved", 303);
}

export default function EditTemplate() {
  const { template } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { name, text } = template;
  return (
    <>
      <PageHead title={name} />
      <TemplateForm errors={again?.errors} values={again?.values ?? { name, text }} />
    </>
  );
}
