import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { noteSharing } from "~/app/commands/note-sharing.server";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { SharedPeopleTable } from "~/app/components/shared-people-table";
import { Stat, StatRow } from "~/app/components/stat";
import { keptUntil, retentionOf } from "~/app/domain/registrations/retention";
import { visitsIn } from "~/app/domain/sharing/visit";
import { dayWords } from "~/app/domain/time/wording";
import { privateHeaders } from "~/app/http/private-headers";
import { sharedPeople } from "~/app/http/shared-people.server";
import { requireSharingEvent } from "~/app/http/sharing-event.server";
import { countVisits } from "~/db/queries/table-visits";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who shares with you: ${data?.title} - ${data?.centerName}` },
];

/** Each look is noted, with how many people there were. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, event, title, of } = await requireSharingEvent(context, request, params, "sharing.read");
  const { services, center } = context;
  const [people, visits] = await Promise.all([sharedPeople(context, of), countVisits(services.db, of)]);
  await noteSharing(services, { actor, eventId: event.id, action: "looked at", people: people.length });
  const until = keptUntil(event.endsAt, retentionOf(center.settings).contactDays);
  return {
    ...{ title, people, visits, eventId: event.id, zone: event.zone, centerName: center.name },
    until: dayWords(until, event.zone, "en-US"),
  };
}

export default function Shared() {
  const { title, people, visits, eventId, zone, until } = useLoaderData<typeof loader>();
  const base = `/employer/events/${eventId}`;
  return (
    <>
      <PageHead
        title="Who shares with you"
        lead={<a href={base}>{title}</a>}
        actions={
          people.length > 0 && (
            <ButtonLink kind="secondary" href={`${base}/shared.csv`} download>
              Download as CSV
            </ButtonLink>
          )
        }
      />
      <StatRow>
        <Stat figure={people.length} label="share with you" definition="People whose name you see below" />
        <Stat
          figure={visitsIn(visits)}
          label="table visits"
          definition={`Of them ${visits.counted} were only counted`}
        />
      </StatRow>
      <p>
        Use these for jobs at your organization alone. Whoever stops sharing leaves this list: delete them
        from your copy too, and your note of them goes. The list is deleted after {until}. Each look at it is
        noted. Your notes are yours alone: staff do not see them, and visitors may ask for those about
        themselves.
      </p>
      {people.length > 0 ? (
        <SharedPeopleTable people={people} zone={zone} notes={`${base}/notes`} />
      ) : (
        <EmptyState title="Nobody shares with you now">
          Visitors choose this on their ticket's page, or at your table.
        </EmptyState>
      )}
    </>
  );
}
