import { counted } from "~/app/domain/text/counted";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { whenWords } from "~/app/domain/time/wording";
import { Party } from "./registration-table";
import type { StaffEventView } from "./staff-event-head";

export interface RosterLine {
  registrationId: string;
  name: string | null;
  /** How many it lets in. */
  partySize: number;
  shortCode: string;
}

export interface RosterSheetProps {
  event: StaffEventView;
  centerName: string;
  lines: readonly RosterLine[];
  /** Room and branch, or null where none is held. */
  place: string | null;
  /** When it was made, in words: a printed list is right for that moment. */
  madeAt: string;
}

/** The list that stands in for the door's screens: name, short code and a box to tick. Its head is on every sheet. */
export function RosterSheet({ event, centerName, lines, place, madeAt }: RosterSheetProps) {
  return (
    <table className="roster">
      <caption className="visually-hidden">Who holds a place, by name</caption>
      <thead>
        <tr>
          <td colSpan={3}>
            <strong>{event.title}</strong>
            <br />
            {whenWords(event.startsAt, event.endsAt, event.zone, "en-US")}
            <br />
            {place ?? "The room is not set yet"}
            <br />
            {centerName}: {counted(lines.length, "person", "people")} as of {madeAt}
          </td>
        </tr>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Short code</th>
          <th scope="col">Arrived at</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.registrationId}>
            <th scope="row">
              {line.name ?? "Name no longer kept"}
              <Party people={line.partySize} />
            </th>
            <td className="roster-code">{spokenShortCode(line.shortCode)}</td>
            <td className="roster-box">
              <span aria-hidden="true">☐</span>
              <span className="roster-line" aria-hidden="true" />
              <span className="visually-hidden">A box to tick and a line for the time, on paper</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
