import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { openDesk } from "~/app/commands/open-desk.server";
import { ButtonLink } from "~/app/components/button";
import { CategoryList } from "~/app/components/category-list";
import { DeskNav } from "~/app/components/desk-nav";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Categories of the desk - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "inquiry-category.change");
  const { services, center } = context;
  const categories = await openDesk(services, { centerId: center.id });
  return { categories, done: queryOf(request, "done"), centerName: center.name };
}

export default function Categories() {
  const { categories, done } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Categories of the desk"
        lead="What an inquiry can be about. The first nine have a number key. A key stays when its name changes."
        actions={<ButtonLink href="/staff/desk/categories/new">Add a category</ButtonLink>}
      />
      <DeskNav current="/staff/desk/categories" isAdmin />
      <CategoryList categories={categories} />
    </>
  );
}
