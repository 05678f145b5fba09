import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { PageFrame } from "~/app/components/page-frame";
import { requireOutcomeLink } from "~/app/http/outcome-link.server";
import { outcomePage } from "~/app/http/outcome-report.server";
import { postKey } from "~/app/http/post-key.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `No more questions? - ${data?.centerName}` },
];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { of, href } = await requireOutcomeLink(context, params.code);
  const { title } = await outcomePage(context, of);
  const formKey = context.services.ids.uuid();
  return { locale: "en", href, title, formKey, centerName: context.center.name };
}

/** The employer is asked no more about this event; what it told stays, and it may still tell more. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services } = context;
  const { of, actor, href } = await requireOutcomeLink(context, params.code);
  const report = { ...of, formKey: postKey(request, services.ids), how: "link" as const, actor };
  const reported = await reportOutcomes(services, { ...report, kind: "declined", lines: [] });
  if (reported.outcome === "refused") throw refusalPage(reported.reason);
  return redirect(`${href}?done=declined`, 303);
}

export default function Declination() {
  const { href, title, formKey, centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} isSignedIn>
      <ConfirmForm
        title="No more questions about this event?"
        kind="primary"
        confirmLabel="Do not ask us again"
        action={`${href}/declination?key=${formKey}`}
        backHref={href}
        backLabel="Back to the numbers"
      >
        <p>
          <strong>{title}</strong>
        </p>
        <p>You get no more e-mail about it. What you told us stays.</p>
      </ConfirmForm>
    </PageFrame>
  );
}
