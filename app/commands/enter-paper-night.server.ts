import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { admit } from "~/app/domain/check-in/admit";
import { type PaperEntry, readPaperList } from "~/app/domain/check-in/paper-list";
import { paperTime } from "~/app/domain/check-in/paper-time";
import type { ScanOutcome } from "~/app/domain/check-in/scan";
import { isAhead } from "~/app/domain/check-in/scan-time";
import { type Refused, refuse } from "~/app/domain/refusal";
import { fold } from "~/app/domain/text/fold";
import { findScanContext, type ScanContext } from "~/db/queries/scans";
import { noteRoster } from "./note-roster.server";
import { ticketIn } from "./parts/scan-verdict";
import { canonical, recordScan, undoneAtOf } from "./record-scan.server";

/** Codes that one list may have: what is read and looked up within a second or two. */
export const mostPaperEntries = 1000;

export interface PaperNight {
  actor: Actor;
  eventId: string;
  /** The form's own id: a list posted twice is entered once. */
  batchId: string;
  text: string;
  /** When those arrived who have no time of their own: "10:05". */
  clock: string;
  door: string | null;
  /** The event's, in which times are read. */
  zone: string;
  hours: { opensAt: Date; closesAt: Date };
}

export type PaperVerdict =
  | "to-enter"
  /** By this same list, when it was posted before; the second was undone meanwhile. */
  | "entered"
  | "entered-and-undone"
  | "unreadable"
  | "wrong-check-digit"
  | "no-such-time"
  | "not-yet"
  | "repeated"
  | Exclude<ScanOutcome, "admitted" | "left" | "not-inside">;

export interface PaperLine {
  line: number;
  written: string;
  verdict: PaperVerdict;
  at: Date | null;
  name: string | null;
  /** The line of the list that has the same person. */
  sameAs: number | null;
  firstAdmission: { at: Date; door: string | null } | null;
}

type ReadCode = Extract<PaperEntry["read"], { kind: "short-code" | "ticket-code" }>;

/** What a line comes to, with what it takes to record it; null where there is nothing to record. */
interface Judged extends PaperLine {
  scan: { id: string; text: string; at: Date } | null;
}

/**
 * Reads a list that was ticked on paper and says what would become of each line. Nothing is recorded. Refused as
 * `values-not-accepted` where the list is empty or longer than can be read at once.
 */
export async function previewPaperNight(
  services: Services,
  night: PaperNight,
): Promise<{ outcome: "read"; lines: PaperLine[] } | Refused> {
  const judged = await judgeAll(services, night);
  return "outcome" in judged ? judged : { outcome: "read", lines: judged.map(shown) };
}

/**
 * Records a list that was ticked on paper: each arrival is a scan by the same rule as at the door, at the time that
 * was noted. A scan's id follows from the form's and the code, so that a second post finds the first one's answers.
 */
export async function enterPaperNight(
  services: Services,
  night: PaperNight,
): Promise<{ outcome: "read"; lines: PaperLine[] } | Refused> {
  const judged = await judgeAll(services, night);
  if ("outcome" in judged) return judged;
  const lines: PaperLine[] = [];
  let added = 0;
  for (const line of judged) {
    const entered = await enter(services, night, line);
    lines.push(entered.line);
    if (entered.isNew) added += 1;
  }
  if (added > 0) {
    const { actor, eventId } = night;
    await noteRoster(services, { actor, eventId, action: "arrivals entered from paper", people: added });
  }
  return { outcome: "read", lines };
}

async function enter(
  services: Services,
  { actor, eventId, door }: PaperNight,
  judged: Judged,
): Promise<{ line: PaperLine; isNew: boolean }> {
  const line = shown(judged);
  if (judged.verdict !== "to-enter" || judged.scan === null) return { line, isNew: false };
  const { id, text, at } = judged.scan;
  const recorded = await recordScan(services, {
    ...{ actor, eventId, door, text, scanId: id, scannedAt: at },
    device: "paper",
    override: false,
    isAfterwards: true,
    verdictMs: null,
  });
  if (recorded.outcome === "refused") return { line: { ...line, verdict: "unknown-ticket" }, isNew: false };
  const { outcome, firstAdmission } = recorded.answer;
  if (outcome === "admitted") return { line: { ...line, verdict: "entered" }, isNew: recorded.isNew };
  const earlier = firstAdmission ? { ...firstAdmission, at: new Date(firstAdmission.at) } : null;
  return { line: { ...line, verdict: refusalOf(outcome), firstAdmission: earlier }, isNew: false };
}

/** How many lines are looked up at once: the door goes on meanwhile. */
const together = 8;

/** A person's second line is one too many, whatever became of the first. */
async function judgeAll(services: Services, night: PaperNight): Promise<Judged[] | Refused> {
  const entries = readPaperList(night.text);
  const problem = entries.length === 0 ? "no-codes" : entries.length > mostPaperEntries ? "too-many" : null;
  if (problem !== null) return refuse("values-not-accepted", [{ field: "text", problem }]);
  const now = services.clock.now();
  const seen = new Map<string, number>();
  const judged: Judged[] = [];
  for (let from = 0; from < entries.length; from += together) {
    const some = entries.slice(from, from + together);
    const found = await Promise.all(some.map((entry) => judge(services, night, entry, now)));
    for (const { line, person } of found) {
      const sameAs = person === null ? undefined : seen.get(person);
      if (person !== null && sameAs === undefined) seen.set(person, line.line);
      judged.push(sameAs === undefined ? line : { ...line, verdict: "repeated", sameAs, scan: null });
    }
  }
  return judged;
}

interface Found {
  line: Judged;
  /** Whom a line is about, whichever of their codes it has; null where that is not known. */
  person: string | null;
}

async function judge(services: Services, night: PaperNight, entry: PaperEntry, now: Date): Promise<Found> {
  const { line, written, read } = entry;
  const bare: Judged = {
    ...{ line, written, verdict: "unreadable", at: null, name: null },
    ...{ sameAs: null, firstAdmission: null, scan: null },
  };
  if (read.kind === "unreadable" || read.kind === "wrong-check-digit") {
    return { line: { ...bare, verdict: read.kind }, person: null };
  }
  const at = paperTime(entry.clock ?? night.clock, night.hours, night.zone);
  const { scanId, text, codeHash, context } = await lookUp(services, night, read);
  if (context === null || context.ticket === null) {
    return { line: { ...bare, verdict: "unknown-ticket", at }, person: codeHash };
  }
  const { ticket } = context;
  // Whoever has a ticket for another event is nobody here: no name is shown.
  const name = ticket.eventId === night.eventId ? ticket.name : null;
  const result = resultOf({ ...context, ticket }, { id: scanId, text, at }, night.eventId, now);
  return { line: { ...bare, at, name, ...result }, person: ticket.registrationId };
}

/** What the door would find by a code, and by the id that its scan would have. */
async function lookUp(services: Services, night: PaperNight, read: ReadCode) {
  const text = read.kind === "short-code" ? read.shortCode : read.code;
  const codeHash = services.codes.hash(canonical(read, text));
  const scanId = services.ids.derived(night.batchId, codeHash);
  const context = await findScanContext(services.sql, {
    ...{ centerId: night.actor.centerId, eventId: night.eventId, scanId, codeHash },
    shortCode: read.kind === "short-code" ? read.shortCode : null,
    doorFolded: night.door === null ? null : fold(night.door),
    by: night.actor.id,
  });
  return { scanId, text, codeHash, context };
}

/** The verdict on a ticket: what this list made of it before, or what the rule of the door makes of it now. */
function resultOf(
  context: ScanContext,
  { id, text, at }: { id: string; text: string; at: Date | null },
  eventId: string,
  now: Date,
): Partial<Judged> & Pick<Judged, "verdict"> {
  const { earlier } = context;
  if (earlier?.answer?.outcome === "admitted") {
    const verdict = undoneAtOf(context, earlier) === null ? "entered" : "entered-and-undone";
    return { verdict, at: new Date(earlier.answer.at) };
  }
  if (at === null) return { verdict: "no-such-time" };
  if (isAhead(at, now)) return { verdict: "not-yet" };
  // What the room held that night is over: arrivals are entered whatever it holds now.
  const door = { eventId, opensAt: context.opensAt, closesAt: context.closesAt, room: null };
  const scan = { id, kind: "entry" as const, at, people: null, override: false };
  const verdict = admit(ticketIn(context), door, scan);
  if (verdict.outcome === "admitted") return { verdict: "to-enter", scan: { id, text, at } };
  const firstAdmission = verdict.outcome === "already-admitted" ? verdict.firstAdmission : null;
  return { verdict: refusalOf(verdict.outcome), firstAdmission };
}

/** Paper notes arrivals alone: what an exit comes to does not come up. */
function refusalOf(outcome: Exclude<ScanOutcome, "admitted">): PaperVerdict {
  return outcome === "left" || outcome === "not-inside" ? "already-admitted" : outcome;
}

function shown({ scan: _scan, ...line }: Judged): PaperLine {
  return line;
}
