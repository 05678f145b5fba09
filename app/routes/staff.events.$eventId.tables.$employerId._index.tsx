import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { makeTablePass } from "~/app/commands/make-table-pass.server";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { TablePhones, TablePhonesNotice } from "~/app/components/table-phones";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { privateHeaders } from "~/app/http/private-headers";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { requireTableOf } from "~/app/http/staff-tables.server";
import { tablePassForm, tablePhonesView } from "~/app/http/table-phones.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Phones of ${data?.employerName}: ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { table, base, employer } = await requireTableOf(context, request, params, "table.invite");
  const { head } = await requireEvent(context, request, params, "table.invite");
  const { services, center } = context;
  return {
    ...(await tablePhonesView(context, table)),
    ...{ head, base, employerName: employer.legalName, contactEmail: employer.contactEmail },
    formKey: postKey(request, services.ids),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, table, base } = await requireTableOf(context, request, params, "table.invite");
  const { services, center } = context;
  const form = await parseForm(request, tablePassForm);
  if (!form.ok) return notAccepted(form);
  const { places, mail } = form.value;
  const passId = postKey(request, services.ids);
  const pass = { actor, center, ...table, passId, places, isMailed: mail === "yes" };
  const made = await makeTablePass(services, pass);
  if (made.outcome === "refused") return refusedForm(made, form.values);
  return redirect(`${base}?done=${mail === "yes" ? "mailed" : "made"}`, 303);
}

export default function Phones() {
  const { head, done, employerName, centerName: _centerName, ...page } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <TablePhonesNotice done={done} />
      <StaffEventHead event={head} current="tables" title={`Phones of ${employerName}`} />
      <TablePhones {...page} zone={head.zone} errors={again?.errors} values={again?.values} />
    </>
  );
}
