import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { EmployerBadge } from "~/app/components/employer-table";
import { PageHead } from "~/app/components/page-head";
import { VettingHints } from "~/app/components/review-hints";
import { Section } from "~/app/components/section";
import { VettingChecklist } from "~/app/components/vetting-checklist";
import { EarlierChecks, VettingHistory } from "~/app/components/vetting-history";
import { queryOf } from "~/app/http/staff-page.server";
import { requireVetting } from "~/app/http/vetting-view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Vetting of ${data?.employer.legalName} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { view } = await requireVetting(context, request, params, "employer.vet");
  return { ...view, done: queryOf(request, "done") };
}

export default function Vetting() {
  const { employer, standing, lookAlikes, hints, checks, decisions, missing, timeZone, done } =
    useLoaderData<typeof loader>();
  const base = `/staff/employers/${employer.id}`;
  const replaced = checks.filter(({ id }) => !standing.some(({ made }) => made?.id === id));
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title={`Vetting of ${employer.legalName}`}
        lead={
          <>
            <EmployerBadge employer={employer} />
            <br />
            <a href={base}>Back to the employer</a>
          </>
        }
        actions={
          <>
            {employer.vettedAt === null && missing === 0 && (
              <ButtonLink href={`${base}/vetting/acceptance`}>Vet this employer</ButtonLink>
            )}
            {employer.declinedAt === null && (
              <ButtonLink kind="danger" href={`${base}/vetting/declination`}>
                Decline this employer
              </ButtonLink>
            )}
          </>
        }
      />
      <VettingHints hints={hints} />
      <Section title="Checks">
        <p>
          {missing === 0
            ? "Every check is made."
            : `${standing.length - missing} of ${standing.length} are made. They can be made one by one, over days and by different people.`}
        </p>
        <VettingChecklist
          employerId={employer.id}
          standing={standing}
          lookAlikes={lookAlikes}
          timeZone={timeZone}
        />
      </Section>
      <Section title="Decisions">
        <VettingHistory decisions={decisions} timeZone={timeZone} />
      </Section>
      {replaced.length > 0 && (
        <Section title="Checks that were made again">
          <EarlierChecks checks={replaced} timeZone={timeZone} />
        </Section>
      )}
    </>
  );
}
