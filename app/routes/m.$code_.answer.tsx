import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AnswerForms } from "~/app/components/answer-forms";
import { EventWhen } from "~/app/components/event-when";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { answerView } from "~/app/http/answer.server";
import { requireManaged } from "~/app/http/manage-link.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

const words = { title: "Are you still coming?", back: "Show my ticket" };

export const meta: MetaFunction = () => [{ title: words.title }];

/** Where a reminder's links lead: programs open links by themselves, so the answer itself is a tap here. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const href = `/m/${found.code}`;
  const view = await answerView(context, found);
  if (view === null) throw redirect(href);
  return { view, href, centerName: context.center.name };
}

export default function AnswerPage() {
  const { view, href, centerName } = useLoaderData<typeof loader>();
  const { title, startsAt, endsAt, timeZone, locale, answer } = view;
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title={words.title}
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
        <a href={href}>{words.back}</a>
      </p>
    </PageFrame>
  );
}
