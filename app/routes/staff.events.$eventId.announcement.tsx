import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { announceToRegistered } from "~/app/commands/announce-to-registered.server";
import { AnnouncementForm } from "~/app/components/announcement-form";
import { AnnouncementList } from "~/app/components/announcement-list";
import { DoneNotice } from "~/app/components/done-notice";
import { Notice } from "~/app/components/notice";
import { Section } from "~/app/components/section";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { announcementForm } from "~/app/http/announcement-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { queryOf, requireEvent, requireEventActor } from "~/app/http/staff-page.server";
import { listAnnouncements } from "~/db/queries/roster";
import { countReach } from "~/db/queries/staff-events";

const operation = "announcement.send";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Message about ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, eventId, of, head } = await requireEvent(context, request, params, operation);
  const { services, center } = context;
  return {
    head,
    formKey: services.formKeys.issue(eventId, services.ids.uuid(), services.clock.now()),
    isOpen: event.status === "published" || event.status === "closed",
    reach: await countReach(services.db, of),
    earlier: await listAnnouncements(services.db, { ...of, audience: "registered" }),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, operation);
  const { services, center } = context;
  const form = await parseForm(request, announcementForm);
  if (!form.ok) return notAccepted(form);
  const { formKey, text } = form.value;
  const announcementId = services.formKeys.read(eventId, formKey, services.clock.now());
  if (announcementId === null)
    return refusedForm({ outcome: "refused", reason: "form-expired" }, form.values);
  const sent = await announceToRegistered(services, { actor, center, eventId, announcementId, text });
  if (sent.outcome === "refused") return refusedForm(sent, form.values);
  return redirect(`/staff/events/${eventId}/announcement?done=announced`, 303);
}

export default function Announcement() {
  const { head, formKey, isOpen, reach, earlier, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <StaffEventHead event={head} current="announcement" title="Message to registered people" />
      {isOpen ? (
        <AnnouncementForm
          formKey={formKey}
          eventId={head.id}
          reach={reach}
          errors={again?.errors}
          values={again?.values}
        />
      ) : (
        <Notice>People can register once the event is published. Then you can write to them here.</Notice>
      )}
      <Section title="Sent before">
        <AnnouncementList announcements={earlier} zone={head.zone} />
      </Section>
    </>
  );
}
