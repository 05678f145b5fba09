import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { noteThreadRead } from "~/app/commands/settle-thread.server";
import { writeThreadMessage } from "~/app/commands/write-thread-message.server";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { StaffThread } from "~/app/components/staff-thread";
import { requireFairEmployer } from "~/app/http/fair-page.server";
import { type FormAgain, notAccepted, refusedForm } from "~/app/http/form-again.server";
import { readForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { queryOf } from "~/app/http/staff-page.server";
import { staffMessageForm, tableThreadView, withTemplate } from "~/app/http/thread-view.server";
import { listReplyTemplates } from "~/db/queries/reply-templates";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Messages with ${page?.employerName}, ${page?.title} - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireFairEmployer(context, request, params, "thread.read");
  const { actor, of, eventId, employerId, row, head } = found;
  if (row.isHost) throw redirect(`/staff/events/${eventId}/thread`);
  const { services, center } = context;
  const reader = { id: actor.id, side: "staff" } as const;
  const { through, ...thread } = await tableThreadView(context, { ...of, employerId }, reader);
  if (through !== null) await noteThreadRead(services, { actor, eventId, employerId, through });
  const templates = await listReplyTemplates(services.db, { centerId: center.id });
  return {
    ...{ thread, templates, zone: head.zone, title: head.title, employerName: row.legalName },
    base: `/staff/events/${eventId}/employers/${employerId}`,
    formKey: postKey(request, services.ids),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const found = await requireFairEmployer(context, request, params, "thread.write");
  const { actor, eventId, employerId } = found;
  const { services, center } = context;
  const posted = await request.formData();
  const inserted = await withTemplate(context, posted);
  if (inserted !== null) return data<FormAgain>({ errors: {}, values: inserted });
  const form = readForm(posted, staffMessageForm);
  if (!form.ok) return notAccepted(form);
  const messageId = postKey(request, services.ids);
  const message = { actor, center, eventId, employerId, messageId, ...form.value };
  const written = await writeThreadMessage(services, message);
  if (written.outcome === "refused") return refusedForm(written, form.values);
  return redirect(`/staff/events/${eventId}/employers/${employerId}/thread?done=written`, 303);
}

export default function TableThread() {
  const { thread, base, title, done, ...page } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title={`Messages with ${page.employerName}`}
        lead={
          <>
            <a href={base}>{page.employerName}</a>, {title}
          </>
        }
      />
      <StaffThread {...page} {...thread} base={`${base}/thread`} form={again} />
    </>
  );
}
