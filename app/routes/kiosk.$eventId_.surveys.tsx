import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { answerSurvey } from "~/app/commands/answer-survey.server";
import { retentionOf } from "~/app/domain/registrations/retention";
import { isBlank } from "~/app/domain/surveys/survey";
import { backToStart, kioskForm, requireKiosk } from "~/app/http/kiosk-event.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { answerOf, kioskSurvey } from "~/app/http/survey-form.server";
import { useWords } from "~/app/i18n/use-words";
import { askStaff, type KioskAnswer, type KioskReply } from "~/app/kiosk/answer";
import { ClosedPage } from "~/app/kiosk/closed-page";
import { closedTitle } from "~/app/kiosk/page-title";
import { PlainPage } from "~/app/kiosk/plain-page";
import { SurveyForm } from "~/app/kiosk/survey-form";
import { kioskStyles } from "~/app/styles/links";

export const links = kioskStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: data?.pageTitle ?? closedTitle(matches) },
];

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  kioskForm(context, request, params.eventId, "kiosk.survey", "survey.title");

/** What a visitor says on the way out. Sent again it is the same answer. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { of, t } = await requireKiosk(context, request, params.eventId, "kiosk.survey");
  const form = await parseForm(request, kioskSurvey, t);
  if (!form.ok) return again(form.errors, form.values);
  const answer = answerOf(form.value);
  if (isBlank(answer)) return again({ form: t("survey.blank") }, {});
  const { contactDays } = retentionOf(center.settings);
  const given = { ...of, contactDays, formKey: form.value.visitId, language: t.locale, answer };
  const kept = await answerSurvey(services, { ...given, source: "kiosk" });
  const thanks: KioskAnswer = { tone: "welcome", word: t("survey.thanks"), detail: t("survey.thanksText") };
  const said = kept.outcome === "refused" ? askStaff(t) : thanks;
  const init = { headers: backToStart(of.eventId) };
  return data<KioskReply>({ outcome: "answered", answer: said }, init);
}

const again = (errors: Record<string, string>, values: Record<string, string>) =>
  data<KioskReply>({ outcome: "again", errors, values }, { status: 422 });

export default function KioskSurvey() {
  const t = useWords();
  const { eventId, title, visitId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const form = reply?.outcome === "again" ? { errors: reply.errors, values: reply.values } : {};
  return (
    <PlainPage eventId={eventId} event={title} title={t("survey.title")} reply={reply}>
      <p className="kiosk-lead">{t("survey.lead")}</p>
      <SurveyForm eventId={eventId} visitId={visitId} {...form} />
    </PlainPage>
  );
}

export const ErrorBoundary = ClosedPage;
