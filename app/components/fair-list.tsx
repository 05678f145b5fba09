import type { EventType } from "~/app/domain/events/event";
import type { TableStanding } from "~/app/domain/fairs/standing";
import { counted } from "~/app/domain/text/counted";
import { type Column, DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { momentInWords, ShortWhen } from "./event-when";
import { TableStandingBadge } from "./fair-badges";
import { PageHead } from "./page-head";
import { RequestDone } from "./request-done";
import { VettingNotice } from "./vetting-notice";

export interface FairListRow {
  id: string;
  title: string;
  type: EventType;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  roomName: string | null;
  branchName: string | null;
  applicationsCloseAt: Date | null;
  standing: TableStanding | null;
  tableNo: number | null;
  /** Messages about its table that whoever reads the list has not seen. */
  unread: number;
}

export interface FairListPageProps {
  own: readonly FairListRow[];
  open: readonly FairListRow[];
  past: readonly FairListRow[];
  vettedAt: Date | null;
  timeZone: string;
  done: string | null;
}

/** An employer's fairs: what it was invited to and where it stands, then those that take applications. */
export function FairListPage({ own, open, past, vettedAt, timeZone, done }: FairListPageProps) {
  const isEmpty = own.length + open.length + past.length === 0;
  return (
    <>
      <RequestDone done={done} />
      <PageHead title="Job fairs" lead="Where you have a table, and where you can ask for one." />
      {vettedAt === null && <VettingNotice vettedAt={null} timeZone={timeZone} />}
      {isEmpty && (
        <EmptyState title="No job fair takes applications now">
          You get an e-mail where the center invites you. Look here again later.
        </EmptyState>
      )}
      <FairTable caption="Yours" rows={own} columns={[what, when, where, standing, table]} />
      <FairTable caption="Open for applications" rows={open} columns={[what, when, where, closes]} />
      <FairTable caption="Past" rows={past} columns={[what, when, where]} />
    </>
  );
}

function FairTable({
  caption,
  rows,
  columns,
}: {
  caption: string;
  rows: readonly FairListRow[];
  columns: readonly Column<FairListRow>[];
}) {
  if (rows.length === 0) return null;
  return <DataTable isEven caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

const what: Column<FairListRow> = {
  key: "event",
  header: "Event",
  isRowHeader: true,
  cell: ({ id, title, unread }) => (
    <>
      <a href={`/employer/fairs/${id}`}>{title}</a>
      {unread > 0 && (
        <>
          <br />
          <a href={`/employer/fairs/${id}/thread`}>{counted(unread, "new message", "new messages")}</a>
        </>
      )}
    </>
  ),
};

const when: Column<FairListRow> = {
  key: "when",
  header: "When",
  cell: ({ startsAt, endsAt, zone }) => <ShortWhen startsAt={startsAt} endsAt={endsAt} timeZone={zone} />,
};

const where: Column<FairListRow> = {
  key: "where",
  header: "Where",
  cell: ({ roomName, branchName }) => (branchName === null ? "" : `${roomName}, ${branchName}`),
};

const standing: Column<FairListRow> = {
  key: "standing",
  header: "Status",
  cell: (row) => row.standing && <TableStandingBadge standing={row.standing} isOwn />,
};

const table: Column<FairListRow> = {
  key: "table",
  header: "Table",
  align: "end",
  cell: ({ tableNo }) => tableNo ?? "",
};

const closes: Column<FairListRow> = {
  key: "closes",
  header: "Apply until",
  cell: ({ applicationsCloseAt, startsAt, zone }) => momentInWords(applicationsCloseAt ?? startsAt, zone),
};
