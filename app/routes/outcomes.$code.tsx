import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { OutcomePage } from "~/app/components/outcome-page";
import { PageFrame } from "~/app/components/page-frame";
import { requireOutcomeLink } from "~/app/http/outcome-link.server";
import {
  outcomePage,
  partAfter,
  partIn,
  readOutcomes,
  refusedOutcomes,
} from "~/app/http/outcome-report.server";
import { postKey } from "~/app/http/post-key.server";
import { messageOf } from "~/app/http/refusals";
import { queryOf } from "~/app/http/staff-page.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What came of it? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, href } = await requireOutcomeLink(context, params.code);
  return {
    ...{ locale: "en", href, page: await outcomePage(context, of, partIn(request)) },
    formKey: context.services.ids.uuid(),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

/** The employer's numbers, as one more report. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { of, actor, href } = await requireOutcomeLink(context, params.code);
  const { services } = context;
  const formKey = postKey(request, services.ids);
  const read = await readOutcomes(context, request, of, "employer");
  if (!read.ok) return read.again;
  const report = { ...of, formKey, how: "link" as const, actor, kind: "counts" as const, lines: read.lines };
  const reported = await reportOutcomes(services, report);
  if (reported.outcome === "refused") return refusedOutcomes(messageOf(reported.reason), read.values);
  return redirect(`${href}?done=reported${partAfter(request)}`, 303);
}

export default function Outcomes() {
  const { centerName, locale: _locale, ...props } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} isSignedIn>
      <OutcomePage {...props} again={useActionData<typeof action>()} />
    </PageFrame>
  );
}
