import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { publishReport } from "~/app/commands/publish-report.server";
import { Button, ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageHead } from "~/app/components/page-head";
import { RevisionList } from "~/app/components/public-report";
import { allBranches, periodInWords } from "~/app/components/report-words";
import { Section } from "~/app/components/section";
import { refusedForm } from "~/app/http/form-again.server";
import { postKey } from "~/app/http/post-key.server";
import { reportShareView, requireReportShare } from "~/app/http/report-share.server";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";

const operation = "report.publish";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Public report - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const share = await requireReportShare(context, params);
  const view = await reportShareView(context, share);
  const key = postKey(request, context.services.ids);
  return { view, key, done: queryOf(request, "done"), centerName: context.center.name };
}

/** Publishes the same days again. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const { from, until, branchId, id } = await requireReportShare(context, params);
  const { services, center } = context;
  const asked = { period: { from, until }, branchId, revisionId: postKey(request, services.ids) };
  const published = await publishReport(services, { actor, center, ...asked });
  if (published.outcome === "refused") return refusedForm(published, {});
  return redirect(`/staff/report/shares/${id}?done=report-published`, 303);
}

export default function ReportShare() {
  const { view, key, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const path = `/staff/report/shares/${view.id}`;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Public report"
        lead={`${periodInWords(view)}. ${view.branch ?? allBranches}.`}
        actions={<a href="/staff/report/shares">All public reports</a>}
      />
      <ErrorSummary errors={again?.errors} />
      {view.link === null ? (
        <p>It is withdrawn: its link leads nowhere. Publishing again makes another link.</p>
      ) : (
        <p>
          Whoever has this link can read it: <a href={view.link}>{view.link}</a>
        </p>
      )}
      <form method="post" action={`${path}?key=${key}`}>
        <div className="actions">
          <Button>Publish again, as it is now</Button>
          {view.link !== null && (
            <ButtonLink kind="quiet" href={`${path}/withdrawal`}>
              Withdraw the link
            </ButtonLink>
          )}
        </div>
      </form>
      <Section title="Revisions">
        <RevisionList revisions={view.revisions} timeZone={view.timeZone} />
      </Section>
    </>
  );
}
