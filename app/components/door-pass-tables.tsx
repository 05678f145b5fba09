import type { OwnDeviceRole } from "~/app/domain/access/roles";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { StatusBadge } from "./status-badge";

/** What a pass or a device is for, as staff read it. */
export const deviceRoleWords: Record<OwnDeviceRole, string> = {
  door: "A volunteer's phone",
  kiosk: "A tablet for visitors",
};

export interface DeviceRow {
  id: string;
  role: OwnDeviceRole;
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

/** Devices that took a pass, each with what it is for and whether it still works. */
export function DeviceTable({ rows, eventId, now, timeZone }: OfEvent<DeviceRow> & { now: Date }) {
  return (
    <DataTable
      caption="Devices with a pass"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "label", header: "Device", isRowHeader: true, cell: (row) => row.label },
        { key: "role", header: "What it is", cell: (row) => deviceRoleWords[row.role] },
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
  const isKiosk = row.role === "kiosk";
  if (row.expiresAt <= now) {
    return <StatusBadge word={isKiosk ? "Over" : "Over, sends what it has"} shape="clock" tone="quiet" />;
  }
  return <StatusBadge word={isKiosk ? "Checks in visitors" : "Opens the door"} shape="check" tone="good" />;
}

export interface PassRow {
  id: string;
  role: OwnDeviceRole;
  createdAt: Date;
  expiresAt: Date;
}

/** Passes that no device took yet. */
export function PassTable({ rows, eventId, timeZone }: OfEvent<PassRow>) {
  const base = `/staff/events/${eventId}/door-passes`;
  return (
    <DataTable
      caption="Passes that wait for a device"
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
        { key: "role", header: "For", cell: (row) => deviceRoleWords[row.role] },
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
