import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { answerAtTable } from "~/app/commands/answer-at-table.server";
import { PageFrame } from "~/app/components/page-frame";
import { TableChoice } from "~/app/components/table-choice";
import { chosenLanguage } from "~/app/http/language.server";
import { localeOf } from "~/app/http/locale.server";
import { formErrors, parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { messageOf, statusOf } from "~/app/http/refusals";
import { requireVisit } from "~/app/http/sharing-event.server";
import { choiceForm } from "~/app/http/table-form.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

/**
 * What the visitor is handed: a page of their own, without the employer's links. It begins in the center's language,
 * since their own would tell the employer something of them; the switch is on it.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { visit, employerName, event } = await requireVisit(context, request, params);
  const { locale, t } = localeOf(context.center, chosenLanguage(request));
  return {
    locale,
    title: t("share.asks", { employer: employerName }),
    employerName,
    answer: visit.answer,
    tableHref: `/employer/events/${event.id}/table${visit.answer === null ? "" : `?done=${visit.answer}`}`,
    centerName: context.center.name,
  };
}

/** The visitor's answer on the employer's screen. To share takes the number that stands on their ticket. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, visit, of } = await requireVisit(context, request, params);
  const { services, center } = context;
  const { locale, t } = localeOf(center, chosenLanguage(request));
  const form = await parseForm(request, choiceForm, t);
  if (!form.ok) return data({ errors: form.errors }, 422);
  const { answer, number = null } = form.value;
  const answered = await answerAtTable(services, {
    ...{ centerId: center.id, visitId: visit.id, of, by: actor.id, language: locale },
    ...{ answer, how: "at-table", typedNumber: number },
  });
  if (answered.outcome === "answered") return redirect(`?lang=${locale}`, 303);
  const errors = formErrors(answered.fields, messageOf(answered.reason, t), t);
  return data({ errors }, statusOf(answered.reason));
}

export default function TableVisit() {
  const { centerName, title: _title, ...page } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName} isSignedIn>
      <TableChoice {...page} errors={again?.errors} />
    </PageFrame>
  );
}
