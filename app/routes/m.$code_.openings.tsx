import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { markOpenings } from "~/app/commands/mark-openings.server";
import { PageFrame } from "~/app/components/page-frame";
import { PlanPage } from "~/app/components/plan-page";
import { refusedInWords } from "~/app/http/form-again.server";
import { ticketLanguage } from "~/app/http/language.server";
import { requireManaged } from "~/app/http/manage-link.server";
import { findPlanPage, hrefAfter, readPlan } from "~/app/http/plan-page.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const view = await findPlanPage(context, request, found, t);
  return { locale, title: t("plan.title"), view, centerName: context.center.name };
}

/** The visitor chooses which openings to visit, and goes where the button says; what was not shown stays chosen. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { t } = ticketLanguage(context, request, found);
  const { shown, ticked, ...asked } = await readPlan(request);
  const of = { centerId: context.center.id, registrationId: found.id };
  const result = await markOpenings(context.services, { ...of, shown, ticked });
  if (result.outcome === "refused") return refusedInWords(result, { ticked: ticked.join(" ") }, t);
  return redirect(hrefAfter(request, `/m/${found.code}`, { ...asked, shown, ticked }), 303);
}

export default function Plan() {
  const { view, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <PlanPage view={view} errors={again?.errors} ticked={again?.values.ticked?.split(" ")} />
    </PageFrame>
  );
}
