import { nameAndInitial } from "~/app/domain/registrations/name";
import { timeWords } from "~/app/domain/time/wording";
import { DataTable } from "./data-table";
import { Section } from "./section";

export interface PaperLineView {
  line: number;
  written: string;
  verdict: PaperVerdictWord;
  at: Date | null;
  name: string | null;
  sameAs: number | null;
  firstAdmission: { at: Date; door: string | null } | null;
}

const words = {
  "to-enter": "Will be entered",
  entered: "Entered",
  "entered-and-undone": "Was entered by this list, and taken back since",
  unreadable: "This is not a code",
  "wrong-check-digit": "A digit is wrong. Look at the paper again",
  "no-such-time": "There is no such time",
  "not-yet": "This time has not come yet",
  repeated: "Is on this list already",
  "already-admitted": "Is in already",
  "unknown-ticket": "No ticket for this event has this code",
  "wrong-event": "This ticket is for another event",
  "ticket-cancelled": "This place was cancelled",
  "ticket-revoked": "This ticket was replaced by a newer one",
  "on-waitlist": "Waits for a place: enter it as a walk-in",
  "room-full": "The room was full",
  "door-closed": "The doors were not open at this time",
} as const;
export type PaperVerdictWord = keyof typeof words;

export const isEntered = ({ verdict }: { verdict: PaperVerdictWord }) =>
  verdict === "to-enter" || verdict === "entered";

export interface PaperNightLinesProps {
  lines: readonly PaperLineView[];
  zone: string;
  /** The headings over what is, or will be, entered and what not. */
  titles: { entered: string; others: string };
}

/** A list's lines: first those that ask for a look, then those that are or will be entered. */
export function PaperNightLines({ lines, zone, titles }: PaperNightLinesProps) {
  const entered = lines.filter(isEntered);
  const others = lines.filter((line) => !isEntered(line));
  return (
    <>
      {others.length > 0 && (
        <Section title={titles.others}>
          <Lines caption={titles.others} lines={others} zone={zone} />
        </Section>
      )}
      {entered.length > 0 && (
        <Section title={titles.entered}>
          <Lines caption={titles.entered} lines={entered} zone={zone} />
        </Section>
      )}
    </>
  );
}

interface LinesProps {
  caption: string;
  lines: readonly PaperLineView[];
  zone: string;
}

function Lines({ caption, lines, zone }: LinesProps) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={lines}
      rowKey={({ line, written }) => `${line} ${written} ${lines.length}`}
      columns={[
        { key: "line", header: "Line", isRowHeader: true, cell: ({ line }) => `Line\u00a0${line}` },
        {
          key: "written",
          header: "Code",
          cell: ({ written }) => <span className="roster-code">{inBrief(written)}</span>,
        },
        { key: "who", header: "Who", cell: ({ name }) => (name === null ? "" : nameAndInitial(name)) },
        { key: "at", header: "Arrived", cell: ({ at }) => (at === null ? "" : inOnePiece(at, zone)) },
        { key: "verdict", header: "Result", cell: (line) => verdictWords(line, zone) },
      ]}
    />
  );
}

/** A short code as it is; of a QR code's address, which is a secret, its end. */
const inBrief = (written: string) =>
  /^[0-9A-Za-z]{34}$/.test(written.slice(-34)) ? `… ${written.slice(-4)}` : written;

const inOnePiece = (at: Date, zone: string) => timeWords(at, zone, "en-US").replace(" ", "\u00a0");

function verdictWords({ verdict, sameAs, firstAdmission }: PaperLineView, zone: string): string {
  if (sameAs !== null) return `${words[verdict]}, in line ${sameAs}`;
  if (firstAdmission === null) return words[verdict];
  const { at, door } = firstAdmission;
  return `${words[verdict]}, since ${inOnePiece(at, zone)}${door === null ? "" : `, ${door}`}`;
}
