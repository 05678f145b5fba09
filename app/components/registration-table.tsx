import type { Origin, RegistrationStatus } from "~/app/domain/registrations/registration";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { partyWords } from "./party-words";
import { ShortCode } from "./short-code";
import { RegistrationStatusBadge, StatusBadge } from "./status-badge";

export interface RegistrationView {
  id: string;
  /** Null once the person was forgotten, and for a walk-in that was only counted. */
  name: string | null;
  email: string | null;
  phone: string | null;
  shortCode: string | null;
  status: RegistrationStatus;
  origin: Origin;
  /** How many it is for, and how many of them have come. */
  partySize: number;
  arrived: number;
  language: string;
  createdAt: Date;
  admittedAt: Date | null;
  isPossibleDuplicate: boolean;
}

export const originWords: Record<Origin, string> = {
  web: "On the web",
  staff: "At the desk",
  kiosk: "At a kiosk",
  "walk-in": "Walked in",
  api: "By the API",
};

export const nameInWords = ({ name, origin }: Pick<RegistrationView, "name" | "origin">) =>
  name ?? (origin === "walk-in" ? "Walk-in without a name" : "Name no longer kept");

/** Said only where it is not the web, as nearly all are. */
const unusualOrigin = (origin: Origin) =>
  origin === "web" ? "" : `, ${originWords[origin][0]?.toLowerCase()}${originWords[origin].slice(1)}`;

export interface RegistrationTableProps {
  eventId: string;
  rows: readonly RegistrationView[];
  zone: string;
}

/** An event's registrations, as staff see them. */
export function RegistrationTable({ eventId, rows, zone }: RegistrationTableProps) {
  return (
    <DataTable
      caption="Registrations, the newest first"
      isCaptionHidden
      isCompact
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: "Name",
          isRowHeader: true,
          cell: (row) => (
            <>
              <a href={`/staff/events/${eventId}/registrations/${row.id}`}>{nameInWords(row)}</a>
              <Party people={row.partySize} />
            </>
          ),
        },
        {
          key: "code",
          header: "Short code",
          isLabelHidden: true,
          cell: (row) => row.shortCode && <ShortCode code={row.shortCode} />,
        },
        { key: "contact", header: "Contact", isLabelHidden: true, cell: (row) => contactOf(row) },
        {
          key: "status",
          header: "Status",
          isLabelHidden: true,
          cell: unusualStatus,
        },
        {
          key: "admitted",
          header: "Arrived",
          cell: (row) => arrivedInWords(row, zone),
        },
        {
          key: "registered",
          header: "Registered",
          cell: (row) => `${momentInWords(row.createdAt, zone)}${unusualOrigin(row.origin)}`,
        },
      ]}
    />
  );
}

/** When the first of them came and, where not all did, how many. */
export function arrivedInWords(
  { admittedAt, arrived, partySize }: Pick<RegistrationView, "admittedAt" | "arrived" | "partySize">,
  zone: string,
): string {
  if (admittedAt === null) return "";
  const at = momentInWords(admittedAt, zone);
  return arrived < partySize ? `${at}, ${arrived} of ${partySize}` : at;
}

/** Nothing where somebody simply has a place, as nearly all do. */
function unusualStatus({ status, isPossibleDuplicate }: RegistrationView) {
  if (status === "registered" && !isPossibleDuplicate) return null;
  return (
    <>
      {status !== "registered" && <RegistrationStatusBadge status={status} />}
      {status !== "registered" && isPossibleDuplicate && <br />}
      {isPossibleDuplicate && <StatusBadge word="Possible duplicate" shape="question" tone="warn" />}
    </>
  );
}

/** How many a registration is for, under its name. */
export function Party({ people }: { people: number }) {
  const words = partyWords(people);
  return (
    words && (
      <>
        <br />
        <span className="muted">{words}</span>
      </>
    )
  );
}

function contactOf({ email, phone }: Pick<RegistrationView, "email" | "phone">) {
  if (email === null && phone === null) return null;
  return (
    <>
      {email && (
        <a className="break" href={`mailto:${email}`}>
          {email}
        </a>
      )}
      {email && phone && <br />}
      {phone && <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{phone}</a>}
    </>
  );
}
