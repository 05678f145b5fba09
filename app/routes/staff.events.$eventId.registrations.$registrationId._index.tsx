import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AuditTable } from "~/app/components/audit-table";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { RegistrationActions } from "~/app/components/registration-actions";
import { RegistrationFacts } from "~/app/components/registration-facts";
import { nameInWords } from "~/app/components/registration-table";
import { Section } from "~/app/components/section";
import { loadRegistration } from "~/app/http/registration-page.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A registration - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await loadRegistration(context, request, params);
  const { timeZone, name: centerName } = context.center;
  const postKey = context.services.ids.uuid();
  return { ...page, postKey, done: queryOf(request, "done"), timeZone, centerName };
}

export default function Registration() {
  const { eventId, event, view, trail, postKey, canResend, done, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title={nameInWords(view)}
        lead={
          <>
            {event}
            <br />
            <a href={`/staff/events/${eventId}/registrations`}>All registrations of this event</a>
          </>
        }
      />
      <RegistrationFacts view={view} timeZone={timeZone} />
      <RegistrationActions
        base={`/staff/events/${eventId}/registrations/${view.id}`}
        view={view}
        postKey={postKey}
        canResend={canResend}
      />
      <Section title="Audit trail">
        <AuditTable rows={trail} timeZone={timeZone} />
      </Section>
    </>
  );
}
