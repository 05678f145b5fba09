import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AuditTable } from "~/app/components/audit-table";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { RegistrationActions } from "~/app/components/registration-actions";
import { RegistrationFacts } from "~/app/components/registration-facts";
import { nameInWords } from "~/app/components/registration-table";
import { Section } from "~/app/components/section";
import { possibleDuplicates } from "~/app/domain/registrations/duplicates";
import { auditView } from "~/app/http/audit-views.server";
import { registrationView } from "~/app/http/registration-views.server";
import { queryOf, requireRegistration } from "~/app/http/staff-page.server";
import { listAudit } from "~/db/queries/audit";
import { findConfirmation } from "~/db/queries/outbox-states";
import { listDuplicateFacts } from "~/db/queries/roster";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A registration - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { registration, eventId, of } = await requireRegistration(
    context,
    request,
    params,
    "registration.list",
  );
  const { services, center } = context;
  const about = { kind: "registration" as const, id: registration.id };
  const [facts, trail, confirmation] = await Promise.all([
    listDuplicateFacts(services.db, of),
    listAudit(services.db, { centerId: center.id, locale: center.locale, of: about, limit: 50 }),
    findConfirmation(services.db, { centerId: center.id, registrationId: registration.id }),
  ]);
  return {
    eventId,
    view: registrationView(services, registration, possibleDuplicates(facts)),
    trail: trail.map(auditView),
    canResend: confirmation !== null,
    done: queryOf(request, "done"),
    timeZone: center.timeZone,
    centerName: center.name,
  };
}

export default function Registration() {
  const { eventId, view, trail, canResend, done, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title={nameInWords(view)}
        lead={<a href={`/staff/events/${eventId}/registrations`}>All registrations of this event</a>}
      />
      <RegistrationFacts view={view} timeZone={timeZone} />
      <RegistrationActions
        base={`/staff/events/${eventId}/registrations/${view.id}`}
        view={view}
        canResend={canResend}
      />
      <Section title="Audit trail">
        <AuditTable rows={trail} timeZone={timeZone} />
      </Section>
    </>
  );
}
