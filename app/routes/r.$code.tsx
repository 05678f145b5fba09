import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { PublicReport, PublicReportHead, RevisionList } from "~/app/components/public-report";
import { chosenLanguage, rememberedLanguage } from "~/app/http/language.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requirePublicReport } from "~/app/http/report-share.server";
import { spokenOr } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { publicReportStyles } from "~/app/styles/links";

export const links = publicReportStyles;
/** The code is a secret, though what it opens is no one's: nothing on the way keeps the page. */
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.pageTitle },
  { name: "robots", content: "noindex" },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { center } = context;
  const page = await requirePublicReport(context, request, params.code);
  const locale = chosenLanguage(request) ?? rememberedLanguage(request, center) ?? spokenOr(center.locale);
  const pageTitle = wordsIn(locale)("publicReport.pageTitle", { center: center.name });
  return { ...page, locale, pageTitle, centerName: center.name };
}

export default function PublicReportPage() {
  const { copy, revision, revisions, href, timeZone, centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} isWide>
      <PublicReportHead copy={copy} />
      <PublicReport copy={copy}>
        <RevisionList revisions={revisions} timeZone={timeZone} href={href} current={revision} />
      </PublicReport>
    </PageFrame>
  );
}
