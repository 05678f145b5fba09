import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { publishReport } from "~/app/commands/publish-report.server";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { PublicationForm, PublicationRule, ReportShareTable } from "~/app/components/report-shares";
import { Section } from "~/app/components/section";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { publicationForm } from "~/app/http/report-forms.server";
import { readReportSearch } from "~/app/http/report-search.server";
import { requireActor } from "~/app/http/require-actor.server";
import { listReportShares } from "~/db/queries/report-shares";

const operation = "report.publish";
const path = "/staff/report/shares";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Public reports - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const { services, center } = context;
  const shares = await listReportShares(services.db, { centerId: center.id });
  const { values, branches } = await readReportSearch(context, new URL(request.url).searchParams);
  const key = postKey(request, services.ids);
  return { shares, values, branches, key, timeZone: center.timeZone, centerName: center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const form = await parseForm(request, publicationForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const { from, until, branch: branchId } = form.value;
  const revisionId = postKey(request, services.ids);
  const asked = { period: { from, until }, branchId, revisionId };
  const published = await publishReport(services, { actor, center, ...asked });
  if (published.outcome === "refused") return refusedForm(published, form.values);
  return redirect(`${path}/${published.shareId}?done=report-published`, 303);
}

export default function ReportShares() {
  const { shares, values, branches, key, timeZone } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Public reports"
        lead="A report that anybody with its link can read."
        actions={<a href="/staff/report">Back to the report</a>}
      />
      {shares.length > 0 ? (
        <ReportShareTable shares={shares} timeZone={timeZone} />
      ) : (
        <EmptyState title="Nothing is public">Choose days below and publish their report.</EmptyState>
      )}
      <Section title="Publish a report">
        <PublicationRule />
        <PublicationForm
          action={`${path}?key=${key}`}
          branches={branches}
          errors={again?.errors}
          values={again?.values ?? values}
        />
      </Section>
    </>
  );
}
