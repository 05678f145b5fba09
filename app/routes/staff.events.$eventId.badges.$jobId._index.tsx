import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { BadgeProgress } from "~/app/components/badge-progress";
import { momentInWords } from "~/app/components/event-when";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { requireBadgeJob } from "~/app/http/badge-job.server";
import { privateHeaders } from "~/app/http/private-headers";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Badges for ${page?.head.title} - ${page?.centerName}` },
];

/** While it is made, the page is looked at again every three seconds, without script. */
export const headers: HeadersFunction = (args) => {
  const kept = new Headers(privateHeaders(args));
  const refresh = args.loaderHeaders.get("Refresh");
  if (refresh !== null) kept.set("Refresh", refresh);
  return kept;
};

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, head, job } = await requireBadgeJob(context, request, params);
  const { state, done, total, sheets, toWrite } = job;
  const keptUntil = momentInWords(job.forgottenAt, event.zone);
  const shown = { state, done, total, sheets, toWrite, keptUntil, isRoll: job.sheet === "roll-62" };
  const isWorking = state === "waiting" || state === "making";
  return data(
    { head, job: shown, jobId: job.id, centerName: context.center.name },
    { headers: isWorking ? { Refresh: "3" } : {} },
  );
}

export default function BadgeJob() {
  const { head, job, jobId } = useLoaderData<typeof loader>();
  const formHref = `/staff/events/${head.id}/badges`;
  return (
    <>
      <StaffEventHead event={head} current="badges" title="Badges" />
      <BadgeProgress job={job} fileHref={`${formHref}/${jobId}/file`} formHref={formHref} />
    </>
  );
}
