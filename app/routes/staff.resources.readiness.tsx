import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { saveReadinessList } from "~/app/commands/order-resources.server";
import { PageHead } from "~/app/components/page-head";
import { ReadinessForm } from "~/app/components/readiness-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { readinessForm, readinessValues, resourceRows } from "~/app/http/resource-form.server";

const operation = "resource.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Before you come - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, operation);
  const pages = (await resourceRows(context)).map(({ id, title }) => ({ value: id, label: title }));
  return { pages, values: await readinessValues(context), centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const form = await parseForm(request, readinessForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const saved = await saveReadinessList(services, { actor, center, ...form.value });
  if (saved.outcome === "refused") return refusedForm(saved, form.values);
  return redirect("/staff/resources?done=saved", 303);
}

export default function Readiness() {
  const { pages, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Before you come"
        lead="What visitors do in the weeks before an event. It stands beside every event and on tickets, with the pages that are public."
      />
      <ReadinessForm pages={pages} errors={again?.errors} values={again?.values ?? values} />
    </>
  );
}
