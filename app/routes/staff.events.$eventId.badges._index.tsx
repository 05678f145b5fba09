import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { prepareBadges } from "~/app/commands/prepare-badges.server";
import { BadgeForm } from "~/app/components/badge-form";
import { BadgeJobList } from "~/app/components/badge-progress";
import { Section } from "~/app/components/section";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { badgeForm } from "~/app/http/badge-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEvent } from "~/app/http/staff-page.server";
import { countBadgeHolders } from "~/db/queries/badges";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Badges for ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, head } = await requireEvent(context, request, params, "roster.print");
  const { services, center } = context;
  const registered = await countBadgeHolders(services.db, of);
  const jobs = services.badges.list(of).map(({ id, state, total }) => ({ id, state, total }));
  return { head, registered, jobs, centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId, text } = await requireEvent(context, request, params, "roster.print");
  const form = await parseForm(request, badgeForm);
  if (!form.ok) return notAccepted(form);
  const { services, origin } = context;
  const asked = { actor, eventId, origin, title: text.title, ...form.value };
  const begun = await prepareBadges(services, asked);
  if (begun.outcome === "refused") return refusedForm(begun, form.values);
  return redirect(`/staff/events/${eventId}/badges/${begun.jobId}`, 303);
}

export default function Badges() {
  const { head, registered, jobs } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <StaffEventHead event={head} current="badges" title="Badges" />
      <BadgeForm registered={registered} errors={again?.errors} values={again?.values} />
      {jobs.length > 0 && (
        <Section title="Made in the last hour">
          <BadgeJobList jobs={jobs} formHref={`/staff/events/${head.id}/badges`} />
        </Section>
      )}
    </>
  );
}
