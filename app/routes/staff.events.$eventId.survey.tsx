import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/app/components/empty-state";
import { Notice } from "~/app/components/notice";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { SurveyWordList } from "~/app/components/survey-word-list";
import { retentionOf } from "~/app/domain/registrations/retention";
import { requireEvent } from "~/app/http/staff-page.server";
import { listSurveyWords } from "~/db/queries/figures-survey";

/** More than a large fair's visitors write. */
const limit = 500;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Survey of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, head } = await requireEvent(context, request, params, "survey.read");
  const { services, center } = context;
  const { contactDays } = retentionOf(center.settings);
  const link = services.codes.link("survey", { id: of.eventId, generation: 1 });
  return {
    ...{ head, contactDays, words: await listSurveyWords(services.db, { ...of, limit }) },
    ...{ surveyUrl: `${context.origin}/survey/${link}`, centerName: center.name },
  };
}

export default function SurveyWords() {
  const { head, words, contactDays, surveyUrl } = useLoaderData<typeof loader>();
  return (
    <>
      <StaffEventHead event={head} current="survey" title="What visitors wrote" />
      <Notice kind="warning" title="These words may hold names">
        Visitors wrote them without saying who they are. Do not copy a name or a number from here. They are
        deleted {contactDays} days after the event; the numbers stay on the results page.
      </Notice>
      {words.length === 0 ? (
        <EmptyState title="Nobody wrote anything">
          <p>
            Everyone who came and gave an e-mail address gets this link a day after the event. You can show it
            too: <a href={surveyUrl}>the survey</a>
          </p>
        </EmptyState>
      ) : (
        <SurveyWordList words={words} />
      )}
    </>
  );
}
