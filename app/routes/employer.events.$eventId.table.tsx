import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { askAtTable } from "~/app/commands/ask-at-table.server";
import { TablePage } from "~/app/components/table-page";
import { isTableOpen } from "~/app/domain/sharing/visit";
import { TableCamera } from "~/app/door/table-camera";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requireSharingEvent } from "~/app/http/sharing-event.server";
import { queryOf } from "~/app/http/staff-page.server";
import { tableForm } from "~/app/http/table-form.server";
import { countVisits } from "~/db/queries/table-visits";

export const handle = { hydrate: true };
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `At our table: ${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, title, of } = await requireSharingEvent(context, request, params, "table.ask");
  const { services, center } = context;
  return {
    title,
    eventId: event.id,
    isOpen: isTableOpen(event, services.clock.now()),
    visits: await countVisits(services.db, of),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

/** Asks the visitor whose ticket this is. The employer's person learns no name. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event } = await requireSharingEvent(context, request, params, "table.ask");
  const form = await parseForm(request, tableForm);
  if (!form.ok) return notAccepted(form);
  const asked = await askAtTable(context.services, { actor, eventId: event.id, text: form.value.code });
  if (asked.outcome === "refused") return refusedForm(asked, form.values);
  return redirect(`/employer/events/${event.id}/table/${asked.visitId}`, 303);
}

export default function Table() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <TablePage
      {...page}
      camera={<TableCamera field="code" />}
      errors={again?.errors}
      values={again?.values}
    />
  );
}
