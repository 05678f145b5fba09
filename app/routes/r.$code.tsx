import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { PublicReport, RevisionList } from "~/app/components/public-report";
import { allBranches, periodInWords } from "~/app/components/report-words";
import { Section } from "~/app/components/section";
import { privateHeaders } from "~/app/http/private-headers";
import { requirePublicReport } from "~/app/http/report-share.server";
import { publicReportStyles } from "~/app/styles/links";

export const links = publicReportStyles;
/** The code is a secret, though what it opens is no one's: nothing on the way keeps the page. */
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Report - ${data?.centerName}` },
  { name: "robots", content: "noindex" },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await requirePublicReport(context, request, params.code);
  return { ...page, centerName: context.center.name };
}

export default function PublicReportPage() {
  const { copy, revision, revisions, href, timeZone, centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} isWide>
      <PageHead title="Report" lead={`${periodInWords(copy.period)}. ${copy.branch ?? allBranches}.`} />
      <PublicReport copy={copy} />
      <Section title="Revisions">
        <RevisionList revisions={revisions} timeZone={timeZone} href={href} current={revision} />
      </Section>
    </PageFrame>
  );
}
