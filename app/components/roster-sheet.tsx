import { counted } from "~/app/domain/text/counted";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { timeWords, whenWords } from "~/app/domain/time/wording";
import { tableRoles } from "./data-table";
import { Party } from "./registration-table";
import type { StaffEventView } from "./staff-event-head";

export interface RosterLine {
  registrationId: string;
  name: string | null;
  /** How many it lets in. */
  partySize: number;
  shortCode: string;
  /** Null where nobody of them has come yet. */
  admittedAt: Date | null;
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
  const people = lines.reduce((sum, { partySize }) => sum + partySize, 0);
  return (
    <table className="roster" {...tableRoles.table}>
      <caption className="visually-hidden">Who holds a place, by name</caption>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          <td {...tableRoles.cell} colSpan={3}>
            <strong>{event.title}</strong>
            <br />
            {whenWords(event.startsAt, event.endsAt, event.zone, "en-US")}
            <br />
            {place ?? "The room is not set yet"}
            <br />
            {centerName}: {counted(people, "person", "people")} as of {madeAt}
          </td>
        </tr>
        <tr {...tableRoles.row}>
          <th {...tableRoles.columnHeader} scope="col">
            Name
          </th>
          <th {...tableRoles.columnHeader} scope="col">
            Short code
          </th>
          <th {...tableRoles.columnHeader} scope="col">
            Arrived at
          </th>
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {lines.map((line) => (
          <tr
            {...tableRoles.row}
            key={line.registrationId}
            data-arrived={line.admittedAt !== null || undefined}
          >
            <th {...tableRoles.rowHeader} scope="row">
              {line.name ?? "Name no longer kept"}
              <Party people={line.partySize} />
            </th>
            <td {...tableRoles.cell} className="roster-code">
              {spokenShortCode(line.shortCode)}
            </td>
            <td {...tableRoles.cell} className="roster-box">
              <Arrival line={line} zone={event.zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Boxes to tick, one for each of a party; when the first of them came, where the screens know it already. */
function Arrival({ line, zone }: { line: RosterLine; zone: string }) {
  if (line.admittedAt !== null) return <>In at {timeWords(line.admittedAt, zone, "en-US")}</>;
  return (
    <>
      <span aria-hidden="true">{"☐".repeat(line.partySize)}</span>
      <span className="roster-line" aria-hidden="true" />
      <span className="visually-hidden">A box to tick and a line for the time, on paper</span>
    </>
  );
}
