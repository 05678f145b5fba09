import { Button } from "./button";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { StatusBadge } from "./status-badge";

export interface DeviceRow {
  id: string;
  label: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

interface OfEvent<Row> {
  rows: readonly Row[];
  eventId: string;
  timeZone: string;
}

/** Phones that took a pass, each with whether it still opens the door. */
export function DeviceTable({ rows, eventId, now, timeZone }: OfEvent<DeviceRow> & { now: Date }) {
  return (
    <DataTable
      caption="Phones with a door pass"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "label", header: "Phone", isRowHeader: true, cell: (row) => row.label },
        { key: "since", header: "Since", cell: (row) => momentInWords(row.createdAt, timeZone) },
        { key: "until", header: "Until", cell: (row) => momentInWords(row.expiresAt, timeZone) },
        { key: "state", header: "State", cell: (row) => <DeviceState row={row} now={now} /> },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: (row) =>
            row.revokedAt === null && (
              <form
                method="post"
                action={`/staff/events/${eventId}/door-passes/devices/${row.id}/withdrawal`}
              >
                <Button kind="secondary" label={`Withdraw the pass of ${row.label}`}>
                  Withdraw
                </Button>
              </form>
            ),
        },
      ]}
    />
  );
}

function DeviceState({ row, now }: { row: DeviceRow; now: Date }) {
  if (row.revokedAt !== null) return <StatusBadge word="Withdrawn" shape="cross" tone="quiet" />;
  if (row.expiresAt <= now) return <StatusBadge word="Over, sends what it has" shape="clock" tone="quiet" />;
  return <StatusBadge word="Opens the door" shape="check" tone="good" />;
}

export interface PassRow {
  id: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Passes that no phone took yet. */
export function PassTable({ rows, eventId, timeZone }: OfEvent<PassRow>) {
  const base = `/staff/events/${eventId}/door-passes`;
  return (
    <DataTable
      caption="Passes that wait for a phone"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "made",
          header: "Made",
          isRowHeader: true,
          cell: (row) => <a href={`${base}/${row.id}`}>{momentInWords(row.createdAt, timeZone)}</a>,
        },
        { key: "until", header: "Works until", cell: (row) => momentInWords(row.expiresAt, timeZone) },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: (row) => (
            <form method="post" action={`${base}/${row.id}/withdrawal`}>
              <Button
                kind="secondary"
                label={`Withdraw the pass made ${momentInWords(row.createdAt, timeZone)}`}
              >
                Withdraw
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
