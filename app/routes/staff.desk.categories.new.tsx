import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { addCategory } from "~/app/commands/change-category.server";
import { CategoryForm } from "~/app/components/category-form";
import { PageHead } from "~/app/components/page-head";
import { categoryForm } from "~/app/http/category-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a category - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "inquiry-category.change");
  return { formKey: postKey(request, context.services.ids), centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry-category.change");
  const form = await parseForm(request, categoryForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const of = { centerId: center.id, categoryId: postKey(request, services.ids) };
  const added = await addCategory(services, { actor, ...of, ...form.value });
  if (added.outcome === "refused") return refusedForm(added, form.values);
  return redirect("/staff/desk/categories?done=added", 303);
}

export default function NewCategory() {
  const { formKey } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Add a category" />
      <CategoryForm
        action={`/staff/desk/categories/new?key=${formKey}`}
        errors={again?.errors}
        values={again?.values}
        save="Add the category"
      />
    </>
  );
}
