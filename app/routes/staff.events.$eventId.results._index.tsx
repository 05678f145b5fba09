import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { Notice } from "~/app/components/notice";
import { OutcomeFigures } from "~/app/components/outcome-figures";
import { AttendanceSection, OpeningsSection, WaitSection } from "~/app/components/results-sections";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { JobsSection, SurveySection } from "~/app/components/visitor-sections";
import { resultsView } from "~/app/http/results-view.server";
import { requireEvent } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Results of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of, head } = await requireEvent(context, request, params, "figures.read");
  const view = await resultsView(context, of, event);
  const isOver = context.services.clock.now() >= event.endsAt;
  return { head, view, isOver, hostId: event.host?.id, centerName: context.center.name };
}

export default function Results() {
  const { head, view, isOver, hostId } = useLoaderData<typeof loader>();
  const base = `/staff/events/${head.id}`;
  return (
    <>
      <StaffEventHead
        event={head}
        current="results"
        title="Results"
        actions={
          hostId !== undefined && (
            <ButtonLink kind="secondary" href={`${base}/outcomes/${hostId}/sheet.pdf`}>
              Page for the employer (PDF)
            </ButtonLink>
          )
        }
      />
      {!isOver && <Notice>The event is not over yet. These numbers still change.</Notice>}
      <AttendanceSection view={view} />
      <WaitSection waits={view.waits} />
      <OpeningsSection openings={view.openings} />
      <OutcomeFigures outcomes={view.outcomes} href={`${base}/outcomes`} />
      <JobsSection jobs={view.jobs} />
      <SurveySection view={view} href={`${base}/survey`} />
    </>
  );
}
