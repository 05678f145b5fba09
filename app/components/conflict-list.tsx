import { counted } from "~/app/domain/text/counted";
import { Button } from "./button";
import {
  type ConflictView,
  conflictTitle,
  type ScanView,
  settlementChoices,
  settlementOf,
} from "./conflict-words";
import { DescriptionList } from "./description-list";
import { momentInWords } from "./event-when";

export interface ConflictListProps {
  eventId: string;
  conflicts: readonly ConflictView[];
  zone: string;
}

const keyOf = ({ scanA, scanB, kind }: ConflictView) => `${scanA.scanId}.${scanB.scanId}.${kind}`;
const nameOf = ({ name }: Pick<ConflictView, "name">) => name ?? "Somebody without a name";

/** Conflicts one by one: who, what happened, both scans, and what staff found out or can find out. */
export function ConflictList({ eventId, conflicts, zone }: ConflictListProps) {
  return (
    <ul className="conflicts">
      {conflicts.map((conflict) => (
        <li key={keyOf(conflict)} className="conflict">
          <h3>
            <a href={`/staff/events/${eventId}/registrations/${conflict.registrationId}`}>
              {nameOf(conflict)}
            </a>
          </h3>
          <p>{conflictTitle(conflict)}</p>
          <DescriptionList items={scanItems(conflict, zone)} />
          {conflict.settled === null ? (
            <SettleForm eventId={eventId} conflict={conflict} />
          ) : (
            <Settled eventId={eventId} conflict={conflict} settled={conflict.settled} zone={zone} />
          )}
        </li>
      ))}
    </ul>
  );
}

function scanItems({ scanA, scanB }: ConflictView, zone: string) {
  if (scanA.scanId === scanB.scanId) return [{ term: "Scan", value: scanInWords(scanA, zone) }];
  return [
    { term: "First scan", value: scanInWords(scanA, zone) },
    { term: "Second scan", value: scanInWords(scanB, zone) },
  ];
}

/** "Main entrance, Tue, Dec 8, 10:04 AM, Ana's phone, by Dana Ortiz, offline". */
export function scanInWords(scan: ScanView, zone: string): string {
  return [
    scan.door ?? "No door named",
    momentInWords(scan.at, zone),
    scan.people > 1 ? counted(scan.people, "person", "people") : null,
    scan.device,
    scan.by && scan.by !== scan.device ? `by ${scan.by}` : null,
    scan.flags.includes("offline") ? "offline" : null,
    scan.isUndone ? "taken back" : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

function SettleForm({ eventId, conflict }: { eventId: string; conflict: ConflictView }) {
  const { registrationId, scanA, scanB, kind } = conflict;
  return (
    <form method="post" action={`/staff/events/${eventId}/conflicts/settlement`}>
      <input type="hidden" name="registrationId" value={registrationId} />
      <input type="hidden" name="scanA" value={scanA.scanId} />
      <input type="hidden" name="scanB" value={scanB.scanId} />
      <input type="hidden" name="kind" value={kind} />
      <div className="actions">
        {settlementChoices(kind).map(({ value, label }) => (
          <Button
            key={value}
            kind="secondary"
            name="settledAs"
            value={value}
            label={`${label}: ${nameOf(conflict)}`}
          >
            {label}
          </Button>
        ))}
      </div>
    </form>
  );
}

interface SettledProps {
  eventId: string;
  conflict: ConflictView;
  settled: NonNullable<ConflictView["settled"]>;
  zone: string;
}

function Settled({ eventId, conflict, settled, zone }: SettledProps) {
  const later = conflict.scanB;
  const takeBack =
    later.scanId === conflict.scanA.scanId ? "Take the scan back" : "Take the second scan back";
  return (
    <>
      <p>
        <strong>{settlementOf(conflict.kind, settled.as)}</strong>, settled by {settled.by ?? "the staff"},{" "}
        {momentInWords(settled.at, zone)}
      </p>
      {settled.as === "mistake" && !later.isUndone && (
        <form method="post" action={`/staff/events/${eventId}/conflicts/undos`}>
          <input type="hidden" name="scanId" value={later.scanId} />
          <Button kind="secondary" label={`${takeBack}: ${nameOf(conflict)}`}>
            {takeBack}
          </Button>
        </form>
      )}
    </>
  );
}
