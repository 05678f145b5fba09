import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { noteThreadRead } from "~/app/commands/settle-thread.server";
import { writeThreadMessage } from "~/app/commands/write-thread-message.server";
import { DoneNotice } from "~/app/components/done-notice";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { StaffThread } from "~/app/components/staff-thread";
import { type FormAgain, notAccepted, refusedForm } from "~/app/http/form-again.server";
import { readForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { staffMessageForm, threadView, withTemplate } from "~/app/http/thread-view.server";
import { listReplyTemplates } from "~/db/queries/reply-templates";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Messages with ${page?.employerName} - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, event, eventId, head } = await requireEvent(context, request, params, "thread.read");
  const { services, center } = context;
  const host = foundOr404(event.host);
  const { through, ...thread } = await threadView(context, event, { id: actor.id, side: "staff" });
  if (through !== null) await noteThreadRead(services, { actor, eventId, through });
  const templates = await listReplyTemplates(services.db, { centerId: center.id });
  // Whoever reads the page has seen what is on it.
  const seen = { ...head, unread: 0 };
  const page = { head: seen, thread, templates, key: postKey(request, services.ids) };
  return {
    ...page,
    employerName: host.legalName,
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "thread.write");
  const { services, center } = context;
  const posted = await request.formData();
  const inserted = await withTemplate(context, posted);
  if (inserted !== null) return data<FormAgain>({ errors: {}, values: inserted });
  const form = readForm(posted, staffMessageForm);
  if (!form.ok) return notAccepted(form);
  const messageId = postKey(request, services.ids);
  const written = await writeThreadMessage(services, { actor, center, eventId, messageId, ...form.value });
  if (written.outcome === "refused") return refusedForm(written, form.values);
  return redirect(`/staff/events/${eventId}/thread?done=written#content`, 303);
}

export default function Thread() {
  const { head, thread, templates, key, employerName, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <StaffEventHead event={head} current="thread" title={`Messages with ${employerName}`} />
      <StaffThread
        {...thread}
        base={`/staff/events/${head.id}/thread`}
        formKey={key}
        employerName={employerName}
        zone={head.zone}
        templates={templates}
        form={again}
      />
    </>
  );
}
