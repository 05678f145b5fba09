import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AnswerForms } from "~/app/components/answer-forms";
import { EventWhen } from "~/app/components/event-when";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { answerView } from "~/app/http/answer.server";
import { ticketLanguage } from "~/app/http/language.server";
import { requireManaged } from "~/app/http/manage-link.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

/** Where a reminder's links lead: programs open links by themselves, so the answer itself is a tap here. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const href = `/m/${found.code}`;
  const view = await answerView(context, found, locale);
  if (view === null) throw redirect(href);
  return { locale, title: t("answer.title"), view, href, centerName: context.center.name };
}

export default function AnswerPage() {
  const { view, href, centerName } = useLoaderData<typeof loader>();
  const { title, startsAt, endsAt, timeZone, locale, answer } = view;
  const t = useWords();
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title={t("answer.title")}
        lead={
          <>
            {title}
            <br />
            <EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} locale={locale} />
          </>
        }
      />
      <AnswerForms answer={answer} href={href} />
      <p>
        <a href={href}>{t("answer.ticket")}</a>
      </p>
    </PageFrame>
  );
}
