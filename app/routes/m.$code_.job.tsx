import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { reportJob } from "~/app/commands/report-job.server";
import { JobForm } from "~/app/components/job-form";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { ToldNotice } from "~/app/components/told-notice";
import { notAccepted, refusedInWords } from "~/app/http/form-again.server";
import { jobForm } from "~/app/http/job-form.server";
import { jobView } from "~/app/http/job-view.server";
import { ticketLanguage } from "~/app/http/language.server";
import { requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { queryOf } from "~/app/http/staff-page.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const href = `/m/${found.code}`;
  const view = await jobView(context, found, locale);
  if (view === null) throw redirect(href);
  const done = queryOf(request, "done");
  return { locale, title: t("after.jobTitle"), view, href, done, centerName: context.center.name };
}

/** What a visitor says of themselves; the last answer stands. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const found = await requireManaged(context, request, params.code);
  const { t } = ticketLanguage(context, request, found);
  const form = await parseForm(request, jobForm(t), t);
  if (!form.ok) return notAccepted(form);
  const of = { centerId: center.id, registrationId: found.id };
  const told = await reportJob(services, { ...of, ...form.value });
  if (told.outcome === "refused") return refusedInWords(told, form.values, t);
  return redirect(`/m/${found.code}/job?done=saved`, 303);
}

export default function Job() {
  const { view, href, done, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const t = useWords();
  return (
    <PageFrame centerName={centerName}>
      <ToldNotice words={{ saved: t("after.jobSaved") }} done={done} />
      <PageHead title={t("after.jobTitle")} lead={<bdi>{view.title}</bdi>} />
      <p>{t("after.jobText")}</p>
      <JobForm href={href} answer={view.answer} errors={again?.errors} />
      <p>
        <a href={href}>{t("manage.back")}</a>
      </p>
    </PageFrame>
  );
}
