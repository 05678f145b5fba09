import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { createResource } from "~/app/commands/write-resource.server";
import { PageHead } from "~/app/components/page-head";
import { ResourceForm } from "~/app/components/resource-form";
import { languageName } from "~/app/domain/text/language-name";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { resourceForm } from "~/app/http/resource-form.server";
import { spokenOr } from "~/app/i18n/locales";

const operation = "resource.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Write a page - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, operation);
  const { services, center } = context;
  const key = postKey(request, services.ids);
  return { key, language: spokenOr(center.locale), centerName: center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const form = await parseForm(request, resourceForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const resourceId = postKey(request, services.ids);
  const { topic, ...words } = form.value;
  const text = { ...words, locale: spokenOr(center.locale) };
  const created = await createResource(services, { actor, center, resourceId, topic, text });
  if (created.outcome === "refused") return refusedForm(created, form.values);
  return redirect(`/staff/resources/${resourceId}?done=added`, 303);
}

export default function NewResource() {
  const { key, language } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Write a page"
        lead={`Begin in ${languageName(language)}. Other languages can follow. Nothing is public before you publish it.`}
      />
      <ResourceForm
        action={`/staff/resources/new?key=${key}`}
        language={language}
        errors={again?.errors}
        values={again?.values}
        backHref="/staff/resources"
      />
    </>
  );
}
