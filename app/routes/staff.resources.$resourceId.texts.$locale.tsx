import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { writeResource } from "~/app/commands/write-resource.server";
import { PageHead } from "~/app/components/page-head";
import { ResourceForm } from "~/app/components/resource-form";
import { languageName } from "~/app/domain/text/language-name";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireResourceText, resourceForm, resourceValues, titleOf } from "~/app/http/resource-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { page, center, language } = await requireResourceText(context, request, params);
  const { tag } = language;
  return {
    ...{ id: page.id, tag, title: titleOf(page.texts, center), values: resourceValues(page, tag) },
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, center, language } = await requireResourceText(context, request, params);
  const form = await parseForm(request, resourceForm);
  if (!form.ok) return notAccepted(form);
  const { topic, ...words } = form.value;
  const page = { actor, center, resourceId: of.resourceId, topic, text: { ...words, locale: language.tag } };
  const written = await writeResource(context.services, page);
  if (written.outcome === "refused") return refusedForm(written, form.values);
  return redirect(`/staff/resources/${of.resourceId}?done=saved`, 303);
}

export default function EditResource() {
  const { id, tag, title, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title={title} lead={`The page in ${languageName(tag)}.`} />
      <ResourceForm
        language={tag}
        errors={again?.errors}
        values={again?.values ?? values}
        backHref={`/staff/resources/${id}`}
      />
    </>
  );
}
