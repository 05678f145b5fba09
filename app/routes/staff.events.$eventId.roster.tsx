import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { noteRoster } from "~/app/commands/note-roster.server";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { momentInWords } from "~/app/components/event-when";
import { PaperChoice } from "~/app/components/paper-choice";
import { PrintHint } from "~/app/components/print-hint";
import { RosterSheet } from "~/app/components/roster-sheet";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { paperNamed } from "~/app/domain/labels/paper";
import { roomWords } from "~/app/http/staff-event-view.server";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { listRoster, peopleOn } from "~/db/queries/roster";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Roster of ${data?.head.title} - ${data?.centerName}` },
];

/** Whoever opens the list has the names on a screen and, next, on paper: the trail says so. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, event, eventId, of, head } = await requireEvent(context, request, params, "roster.print");
  const { services, center } = context;
  const lines = await listRoster(services.db, of);
  await noteRoster(services, { actor, eventId, action: "opened to print", people: peopleOn(lines) });
  const madeAt = momentInWords(services.clock.now(), event.zone);
  const paper = paperNamed(queryOf(request, "paper"));
  const sheet = { lines, place: roomWords(event), madeAt, centerName: center.name };
  return { head, paper, ...sheet };
}

export default function Roster() {
  const { head, paper, ...sheet } = useLoaderData<typeof loader>();
  const download = (
    <ButtonLink kind="secondary" href={`/staff/events/${head.id}/roster.csv`}>
      Download as CSV
    </ButtonLink>
  );
  return (
    <div className="roster-page" data-paper={paper}>
      <StaffEventHead event={head} current="roster" title="Roster" actions={download} />
      {sheet.lines.length > 0 ? (
        <>
          <PaperChoice current={paper} />
          <PrintHint>
            Print this list for the door: with it, check-in goes on where screens or the network fail. Each
            time it is opened or downloaded is noted in the audit trail.
          </PrintHint>
          <RosterSheet event={head} {...sheet} />
        </>
      ) : (
        <EmptyState title="Nobody is registered yet">
          Whoever holds a place is listed here by name.
        </EmptyState>
      )}
    </div>
  );
}
