import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { noteThreadRead } from "~/app/commands/settle-thread.server";
import { writeThreadMessage } from "~/app/commands/write-thread-message.server";
import { PageHead } from "~/app/components/page-head";
import { RequestDone } from "~/app/components/request-done";
import { ThreadForm } from "~/app/components/thread-form";
import { ThreadList } from "~/app/components/thread-list";
import { requireOwnFair } from "~/app/http/employer-fair.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { privateHeaders } from "~/app/http/private-headers";
import { foundOr404 } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { employerMessageForm, tableThreadView } from "~/app/http/thread-view.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Messages: ${data?.title} - ${data?.centerName}` },
];

/** Whoever has not asked for a table yet, and was not invited, has nothing to write about. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, of, event, at, title } = await requireOwnFair(context, request, params, "thread.read");
  const { legalName } = foundOr404(at);
  const { services, center } = context;
  const reader = { id: actor.id, side: "employer" } as const;
  const { through, entries } = await tableThreadView(context, of, reader);
  const { employerId } = of;
  if (through !== null) await noteThreadRead(services, { actor, eventId: event.id, employerId, through });
  const page = { entries, title, eventId: event.id, zone: event.zone, employerName: legalName };
  const key = postKey(request, services.ids);
  return { ...page, key, done: queryOf(request, "done"), centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireOwnFair(context, request, params, "thread.write");
  const { eventId, employerId } = of;
  const form = await parseForm(request, employerMessageForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const messageId = postKey(request, services.ids);
  const message = { actor, center, eventId, employerId, messageId, asksAnswer: true, ...form.value };
  const written = await writeThreadMessage(services, message);
  if (written.outcome === "refused") return refusedForm(written, form.values);
  return redirect(`/employer/fairs/${eventId}/thread?done=written`, 303);
}

export default function FairThread() {
  const { entries, title, eventId, zone, employerName, key, centerName, done } =
    useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/employer/fairs/${eventId}`;
  return (
    <>
      <RequestDone done={done} />
      <PageHead title={`Messages with ${centerName}`} lead={<a href={base}>{title}</a>} />
      <ThreadList entries={entries} side="employer" employerName={employerName} zone={zone} />
      <ThreadForm
        action={`${base}/thread?key=${key}`}
        to={centerName}
        templates={null}
        errors={again?.errors}
        values={again?.values}
      />
    </>
  );
}
