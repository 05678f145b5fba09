import type { Accommodation, AccommodationState } from "~/app/domain/accommodations/accommodation";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import { useWords } from "~/app/i18n/use-words";
import { accommodationKindWords } from "./accommodation-fields";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { RegistrationStatusBadge, StatusBadge } from "./status-badge";

export interface AccessRequestView extends Accommodation {
  id: string;
  registrationId: string;
  name: string | null;
  shortCode: string | null;
  status: RegistrationStatus;
  state: AccommodationState;
  askedAt: Date;
  isLate: boolean;
  /** It was changed since it was asked. */
  isChanged: boolean;
}

export interface AccessRequestTableProps {
  eventId: string;
  requests: readonly AccessRequestView[];
  zone: string;
}

const nameOf = ({ name }: AccessRequestView) => name ?? "Name no longer kept";

/** Who needs what to take part, and what became of it. */
export function AccessRequestTable({ eventId, requests, zone }: AccessRequestTableProps) {
  const base = `/staff/events/${eventId}`;
  return (
    <DataTable
      caption="Access requests, those to arrange first"
      isCaptionHidden
      rows={requests}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "who",
          header: "Who",
          isRowHeader: true,
          cell: (row) => (
            <>
              <a href={`${base}/registrations/${row.registrationId}`}>{nameOf(row)}</a>
              {row.status !== "registered" && <RegistrationStatusBadge status={row.status} />}
            </>
          ),
        },
        { key: "what", header: "What", cell: (row) => <What request={row} /> },
        {
          key: "asked",
          header: "Asked",
          cell: (row) => (
            <>
              {momentInWords(row.askedAt, zone)}
              {row.isChanged && ", changed since"}{" "}
              {row.isLate && <StatusBadge word="Late" shape="question" tone="warn" />}
            </>
          ),
        },
        { key: "state", header: "State", cell: (row) => <Settle base={base} request={row} /> },
      ]}
    />
  );
}

function What({ request: { kind, text } }: { request: AccessRequestView }) {
  const t = useWords();
  return (
    <>
      {t(accommodationKindWords[kind])}
      {text && <p className="keep-lines muted">{text}</p>}
    </>
  );
}

const stateWords: Record<AccommodationState, string> = {
  asked: "To arrange",
  met: "Met",
  "not-met": "Not met",
};

const steps: Record<AccommodationState, readonly (readonly [AccommodationState, string])[]> = {
  asked: [
    ["met", "Met"],
    ["not-met", "Not met"],
  ],
  met: [["asked", "Open again"]],
  "not-met": [["asked", "Open again"]],
};

function Settle({ base, request }: { base: string; request: AccessRequestView }) {
  const t = useWords();
  const { id, state, kind } = request;
  const of = `${t(accommodationKindWords[kind])}, ${nameOf(request)}`;
  return (
    <form method="post" action={`${base}/accommodations/${id}/settlement`}>
      {stateWords[state]}
      <div className="actions">
        {steps[state].map(([value, label]) => (
          <Button key={value} kind="secondary" name="state" value={value} label={`${label}: ${of}`}>
            {label}
          </Button>
        ))}
      </div>
    </form>
  );
}
