import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { makeTablePass } from "~/app/commands/make-table-pass.server";
import { PageHead } from "~/app/components/page-head";
import { TablePhones, TablePhonesNotice } from "~/app/components/table-phones";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { privateHeaders } from "~/app/http/private-headers";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireSharingEvent } from "~/app/http/sharing-event.server";
import { queryOf } from "~/app/http/staff-page.server";
import { tablePassForm, tablePhonesView } from "~/app/http/table-phones.server";
import { findEmployer } from "~/db/queries/employers";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Phones at our table: ${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, title, of } = await requireSharingEvent(context, request, params, "table.invite");
  const { services, center } = context;
  const employer = foundOr404(await findEmployer(services.db, of));
  return {
    ...(await tablePhonesView(context, of)),
    ...{ title, eventId: event.id, zone: event.zone, contactEmail: employer.contactEmail },
    formKey: postKey(request, services.ids),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireSharingEvent(context, request, params, "table.invite");
  const { services, center } = context;
  const form = await parseForm(request, tablePassForm);
  if (!form.ok) return notAccepted(form);
  const { places, mail } = form.value;
  const passId = postKey(request, services.ids);
  const pass = { actor, center, ...of, passId, places, isMailed: mail === "yes" };
  const made = await makeTablePass(services, pass);
  if (made.outcome === "refused") return refusedForm(made, form.values);
  const done = mail === "yes" ? "mailed" : "made";
  return redirect(`/employer/events/${of.eventId}/table-phones?done=${done}`, 303);
}

export default function Phones() {
  const { title, eventId, done, centerName: _centerName, ...page } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/employer/events/${eventId}`;
  return (
    <>
      <TablePhonesNotice done={done} />
      <PageHead title="Phones at our table" lead={<a href={base}>{title}</a>} />
      <TablePhones {...page} base={`${base}/table-phones`} errors={again?.errors} values={again?.values} />
    </>
  );
}
