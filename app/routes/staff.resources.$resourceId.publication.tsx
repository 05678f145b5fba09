import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { publishResource } from "~/app/commands/write-resource.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { refusedForm } from "~/app/http/form-again.server";
import { requireResource, titleOf } from "~/app/http/resource-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { page, center } = await requireResource(context, request, params);
  return { id: page.id, title: titleOf(page.texts, center), centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, center } = await requireResource(context, request, params);
  const { resourceId } = of;
  const changed = await publishResource(context.services, { actor, center, resourceId, isPublic: true });
  if (changed.outcome === "refused") return refusedForm(changed, {});
  return redirect(`/staff/resources/${resourceId}?done=resource-published`, 303);
}

export default function PublishResource() {
  const { id, title } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      kind="primary"
      title={`Publish ${title}?`}
      confirmLabel="Publish the page"
      backHref={`/staff/resources/${id}`}
      backLabel="Back to the page"
      errors={again?.errors}
    >
      <p>
        Anybody can read it, in each language that it is written in. Who reads another one sees it in the
        language of the center.
      </p>
    </ConfirmForm>
  );
}
