import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { answerSurvey } from "~/app/commands/answer-survey.server";
import { limitRegistrationForm } from "~/app/commands/count-attempt.server";
import { PageFrame } from "~/app/components/page-frame";
import { SurveyPage } from "~/app/components/survey-page";
import { isBlank } from "~/app/domain/surveys/survey";
import { type FormAgain, notAccepted, refusedInWords } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { messageOf } from "~/app/http/refusals";
import { queryOf } from "~/app/http/staff-page.server";
import { surveyForm } from "~/app/http/survey-form.server";
import { answeredCookie, hasAnswered, requireSurvey } from "~/app/http/survey-link.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.pageTitle }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, code, locale, t, isOpen, title } = await requireSurvey(context, request, params.code);
  const isAnswered = hasAnswered(request, of.eventId) && queryOf(request, "again") === null;
  const pageTitle = t("survey.pageTitle", { center: context.center.name });
  const formKey = context.services.ids.uuid();
  const page = { locale, pageTitle, title, isOpen, isAnswered, formKey, href: `/survey/${code}` };
  return { ...page, done: queryOf(request, "done"), centerName: context.center.name };
}

/** One answer, with nothing of who gave it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, clientAddress, origin } = context;
  const { of, code, locale, t, contactDays } = await requireSurvey(context, request, params.code);
  const form = await parseForm(request, surveyForm, t);
  if (!form.ok) return notAccepted(form);
  const { value: answer, values } = form;
  if (isBlank(answer)) return data<FormAgain>({ errors: { form: t("survey.blank") }, values }, 422);
  const limit = await limitRegistrationForm(services, center, clientAddress);
  if (limit.outcome === "limited")
    return data<FormAgain>({ errors: { form: messageOf("too-many-requests", t) }, values }, 429);
  const given = { ...of, contactDays, formKey: postKey(request, services.ids), language: locale, answer };
  const kept = await answerSurvey(services, { ...given, source: "link" });
  if (kept.outcome === "refused") return refusedInWords(kept, values, t);
  const headers = { "Set-Cookie": answeredCookie(origin, code, of.eventId) };
  return redirect(`/survey/${code}?done=sent&lang=${locale}`, { status: 303, headers });
}

export default function Survey() {
  const { centerName, ...page } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <SurveyPage {...page} again={useActionData<typeof action>()} />
    </PageFrame>
  );
}
