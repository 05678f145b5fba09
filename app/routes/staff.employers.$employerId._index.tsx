import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AuditTable } from "~/app/components/audit-table";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { EmployerEvents } from "~/app/components/employer-events";
import { EmployerFacts } from "~/app/components/employer-facts";
import { EmployerBadge } from "~/app/components/employer-table";
import { PageHead } from "~/app/components/page-head";
import { VettingHints } from "~/app/components/review-hints";
import { Section } from "~/app/components/section";
import { agreedWords } from "~/app/components/vetting-check-facts";
import { VettingHistory } from "~/app/components/vetting-history";
import { vettingHints } from "~/app/domain/employers/vetting";
import { auditView } from "~/app/http/audit-views.server";
import { requireEmployer } from "~/app/http/staff-employer.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listAudit } from "~/db/queries/audit";
import { listEvents } from "~/db/queries/events";
import { findPersonName } from "~/db/queries/people";
import { findAttestation, listVettingDecisions } from "~/db/queries/vetting";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.employer.legalName} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { employer } = await requireEmployer(context, request, params, "employer.read");
  const { services, center } = context;
  const of = { centerId: center.id, locale: center.locale };
  const about = { kind: "employer" as const, id: employer.id };
  const [events, trail, vetter, decisions, attestation] = await Promise.all([
    listEvents(services.db, { ...of, employerId: employer.id, limit: 50 }),
    listAudit(services.db, { ...of, of: about, limit: 50 }),
    findPersonName(services.db, { id: employer.vettedBy }),
    listVettingDecisions(services.db, { ...of, employerId: employer.id }),
    findAttestation(services.db, { ...of, employerId: employer.id }),
  ]);
  const hints = employer.vettedAt === null ? vettingHints(employer) : [];
  const page = { employer, events, trail: trail.map(auditView), vetter, hints, decisions, attestation };
  return { ...page, done: queryOf(request, "done"), timeZone: center.timeZone, centerName: center.name };
}

export default function Employer() {
  const { employer, events, trail, vetter, hints, decisions, attestation, done, timeZone } =
    useLoaderData<typeof loader>();
  const base = `/staff/employers/${employer.id}`;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title={employer.legalName}
        lead={<EmployerBadge employer={employer} />}
        actions={
          <>
            <ButtonLink kind={employer.vettedAt === null ? "primary" : "secondary"} href={`${base}/vetting`}>
              {employer.vettedAt === null ? "Vet this employer" : "Look at the vetting"}
            </ButtonLink>
            <ButtonLink kind="secondary" href={`${base}/edit`}>
              Edit
            </ButtonLink>
            <ButtonLink kind="secondary" href={`/staff/events/new?employer=${employer.id}`}>
              Write an event for it
            </ButtonLink>
          </>
        }
      />
      <VettingHints hints={hints} />
      <Section title="Details">
        <EmployerFacts employer={employer} vetter={vetter} timeZone={timeZone} />
      </Section>
      <Section title="Vetting">
        <p>
          {attestation === null ? "It has agreed to no statements yet." : agreedWords(attestation, timeZone)}
        </p>
        <VettingHistory decisions={decisions} timeZone={timeZone} />
      </Section>
      <Section title="Events">
        <EmployerEvents events={events} timeZone={timeZone} />
      </Section>
      <Section title="Audit trail">
        <AuditTable rows={trail} timeZone={timeZone} />
      </Section>
    </>
  );
}
