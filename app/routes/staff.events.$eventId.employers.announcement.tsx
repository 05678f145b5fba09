import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { announceToEmployers } from "~/app/commands/announce-to-employers.server";
import { AnnouncementList } from "~/app/components/announcement-list";
import { DoneNotice } from "~/app/components/done-notice";
import { EmployerMessageForm } from "~/app/components/employer-message-form";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { announcementForm } from "~/app/http/announcement-form.server";
import { requireFair } from "~/app/http/fair-page.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listAnnouncements } from "~/db/queries/roster";

const operation = "announcement.send";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Message to the employers of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, eventId, of, head } = await requireFair(context, request, params, operation);
  const { services, center } = context;
  return {
    head,
    formKey: services.formKeys.issue(eventId, services.ids.uuid(), services.clock.now()),
    employers: event.employers.length,
    earlier: await listAnnouncements(services.db, { ...of, audience: "employers" }),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireFair(context, request, params, operation);
  const { services, center } = context;
  const form = await parseForm(request, announcementForm);
  if (!form.ok) return notAccepted(form);
  const { formKey, text } = form.value;
  const announcementId = services.formKeys.read(eventId, formKey, services.clock.now());
  if (announcementId === null)
    return refusedForm({ outcome: "refused", reason: "form-expired" }, form.values);
  const sent = await announceToEmployers(services, { actor, center, eventId, announcementId, text });
  if (sent.outcome === "refused") return refusedForm(sent, form.values);
  return redirect(`/staff/events/${eventId}/employers/announcement?done=announced`, 303);
}

export default function EmployerAnnouncement() {
  const { head, formKey, employers, earlier, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const lead = <a href={`/staff/events/${head.id}/employers`}>{head.title}</a>;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title="Message to employers" lead={lead} />
      <EmployerMessageForm
        formKey={formKey}
        employers={employers}
        errors={again?.errors}
        values={again?.values}
      />
      <Section title="Sent before">
        <AnnouncementList announcements={earlier} zone={head.zone} />
      </Section>
    </>
  );
}
