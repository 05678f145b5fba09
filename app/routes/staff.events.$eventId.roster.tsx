import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { noteRoster } from "~/app/commands/note-roster.server";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { momentInWords } from "~/app/components/event-when";
import { PaperChoice } from "~/app/components/paper-choice";
import { PrintHint } from "~/app/components/print-hint";
import { RosterSheet } from "~/app/components/roster-sheet";
import { SearchForm } from "~/app/components/search-form";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { paperNamed } from "~/app/domain/labels/paper";
import { counted } from "~/app/domain/text/counted";
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
  const arrived = lines.filter(({ admittedAt }) => admittedAt !== null).length;
  return { head, paper, arrived, isPaperChosen: queryOf(request, "paper") !== null, ...sheet };
}

export default function Roster() {
  const { head, paper, arrived, isPaperChosen, ...sheet } = useLoaderData<typeof loader>();
  const base = `/staff/events/${head.id}`;
  return (
    <div className="roster-page" data-paper={paper}>
      <StaffEventHead event={head} current="roster" title="Roster" />
      {sheet.lines.length > 0 ? (
        <>
          <SearchForm label="Find by name" query={null} action={`${base}/registrations`} />
          <details className="fold" open={isPaperChosen}>
            <summary>Print or download</summary>
            <PaperChoice current={paper} />
            <PrintHint>
              Print this list for the door: with it, check-in goes on where screens or the network fail. Each
              time it is opened or downloaded is noted in the audit trail.
            </PrintHint>
            <div className="actions">
              <ButtonLink kind="secondary" href={`${base}/roster.csv`}>
                Download as CSV
              </ButtonLink>
            </div>
          </details>
          <p className="roster-count">
            {arrived} of {counted(sheet.lines.length, "ticket", "tickets")} scanned in
          </p>
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
