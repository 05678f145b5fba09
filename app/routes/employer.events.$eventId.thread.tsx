import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { noteThreadRead } from "~/app/commands/settle-thread.server";
import { writeThreadMessage } from "~/app/commands/write-thread-message.server";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { RequestDone } from "~/app/components/request-done";
import { ThreadForm } from "~/app/components/thread-form";
import { ThreadList } from "~/app/components/thread-list";
import { canWrite } from "~/app/domain/threads/thread";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { findOwnEvent } from "~/app/http/own-event.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requireEmployer } from "~/app/http/require-employer.server";
import { queryOf } from "~/app/http/staff-page.server";
import { employerMessageForm, threadView } from "~/app/http/thread-view.server";
import { textOf } from "~/db/queries/event-detail";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Messages: ${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = await requireEmployer(context, request, "thread.read");
  const event = await findOwnEvent(context, actor, params);
  const { services, center } = context;
  const { through, ...thread } = await threadView(context, event, { id: actor.id, side: "employer" });
  if (through !== null) await noteThreadRead(services, { actor, eventId: event.id, through });
  const { title } = textOf(event, center.locale);
  const page = {
    thread,
    title,
    eventId: event.id,
    zone: event.zone,
    employerName: event.host?.legalName ?? center.name,
  };
  const canAsk = canWrite("employer", event);
  const key = postKey(request, services.ids);
  return { ...page, canAsk, key, done: queryOf(request, "done"), centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireEmployer(context, request, "thread.write");
  const { id: eventId } = await findOwnEvent(context, actor, params);
  const form = await parseForm(request, employerMessageForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const messageId = postKey(request, services.ids);
  const message = { actor, center, eventId, messageId, asksAnswer: true, ...form.value };
  const written = await writeThreadMessage(services, message);
  if (written.outcome === "refused") return refusedForm(written, form.values);
  return redirect(`/employer/events/${eventId}/thread?done=written#content`, 303);
}

export default function Thread() {
  const { thread, title, eventId, zone, employerName, canAsk, key, centerName, done } =
    useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/employer/events/${eventId}`;
  return (
    <>
      <RequestDone done={done} />
      <PageHead title={`Messages with ${centerName}`} lead={<a href={base}>{title}</a>} />
      <ThreadList entries={thread.entries} side="employer" employerName={employerName} zone={zone} />
      {canAsk ? (
        <ThreadForm
          action={`${base}/thread?key=${key}`}
          to={centerName}
          templates={null}
          errors={again?.errors}
          values={again?.values}
        />
      ) : (
        <Notice title="The center cannot see this draft yet">
          Send the request first. Then you can write to each other here.
        </Notice>
      )}
    </>
  );
}
