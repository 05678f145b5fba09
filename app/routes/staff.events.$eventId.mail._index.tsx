import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { MailPage } from "~/app/components/mail-page";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { loadMail } from "~/app/http/mail-page.server";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Mail about ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId, head } = await requireEvent(context, request, params, "mail.read");
  const mail = await loadMail(context, request, eventId);
  return { mail, head, done: queryOf(request, "done"), centerName: context.center.name };
}

export default function EventMail() {
  const { mail, head, done } = useLoaderData<typeof loader>();
  const base = `/staff/events/${head.id}/mail`;
  return (
    <>
      <DoneNotice done={done} />
      <StaffEventHead event={head} current="mail" title="Mail" />
      <MailPage {...mail} base={base} timeZone={head.zone} resendAllAction={`${base}/resend`} />
    </>
  );
}
