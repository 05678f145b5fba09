import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { renameCategory } from "~/app/commands/change-category.server";
import { CategoryForm } from "~/app/components/category-form";
import { PageHead } from "~/app/components/page-head";
import { categoryForm, requireCategory } from "~/app/http/category-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.category.name} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { category } = await requireCategory(context, request, params);
  return { category, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireCategory(context, request, params);
  const form = await parseForm(request, categoryForm);
  if (!form.ok) return notAccepted(form);
  const renamed = await renameCategory(context.services, { actor, ...of, ...form.value });
  if (renamed.outcome === "refused") return refusedForm(renamed, form.values);
  return redirect("/staff/desk/categories?done=saved", 303);
}

export default function RenameCategory() {
  const { category } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={category.name}
        lead={
          <>
            Its key stays <code>{category.key}</code>, so that years compare.
          </>
        }
      />
      <CategoryForm
        errors={again?.errors}
        values={again?.values ?? { name: category.name }}
        save="Save the name"
      />
    </>
  );
}
