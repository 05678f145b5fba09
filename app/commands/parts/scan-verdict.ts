import type { Actor } from "~/app/domain/access/roles";
import type { Admission, Door, Scan, Ticket } from "~/app/domain/check-in/admit";
import type { ScanAnswer, ScanFlag } from "~/app/domain/check-in/scan";
import { scanTime } from "~/app/domain/check-in/scan-time";
import { giveVerdict, type ToldVerdict } from "~/app/domain/check-in/told-verdict";
import { standingOf } from "~/app/domain/check-in/visit";
import { cleanLine } from "~/app/domain/text/fold";
import type { NewScan, ScanContext } from "~/db/queries/scans";

/** A ticket seen at a door, as a page, the API or a device's queue sends it. */
export interface ScanRequest {
  actor: Actor;
  eventId: string;
  scanId: string;
  /** An entry where it does not say. */
  kind?: "entry" | "exit" | undefined;
  /** What was read, as it was read: a QR payload, a code or a short code. */
  text: string;
  scannedAt: Date | null;
  /** Milliseconds that the device's clock was behind the server's when they last spoke. */
  clockOffsetMs?: number | null | undefined;
  door: string | null;
  device: string | null;
  override: boolean;
  /** How many of a party come in or leave; all who can where it does not say. */
  people?: number | null | undefined;
  /** What the device told by itself, without a connection. */
  told?: ToldVerdict | null | undefined;
  /** Entered from paper once the evening is over: what the room holds now says nothing of it. */
  isAfterwards?: boolean | undefined;
  /** Milliseconds from the code in view to the verdict, as the device measured them. */
  verdictMs: number | null;
}

/** The row of a scan with its verdict: by the rule, or as the device told it while it was without a connection. */
export function scanWithVerdict(
  request: ScanRequest,
  context: ScanContext,
  found: { codeHash: string; doorId: string | null; receivedAt: Date },
): NewScan {
  const { actor, eventId, kind = "entry", clockOffsetMs = null, people = null, told = null } = request;
  const room = request.isAfterwards ? null : context.room;
  const door: Door = { eventId, opensAt: context.opensAt, closesAt: context.closesAt, room };
  const { at, flag } = scanTime({ scannedAt: request.scannedAt, clockOffsetMs }, found.receivedAt, door);
  const scan: Scan = { id: request.scanId, kind, at, people, override: request.override };
  const ticket = told === null ? ticketIn(context) : ticketAt(context, at);
  const { verdict, flags: known } = giveVerdict(ticket, door, scan, told);
  const flags: ScanFlag[] = flag === null ? known : [flag, ...known];
  const shortCode = namesTicket(verdict) ? context.ticket?.shortCode : null;
  const answer = answerOf(verdict, at, flags, shortCode ?? null);
  return {
    centerId: actor.centerId,
    scanId: request.scanId,
    eventId,
    registrationId: context.ticket?.eventId === eventId ? context.ticket.registrationId : null,
    kind,
    people: answer.people ?? 1,
    who: context.ticket?.employer ? "employer" : "patron",
    doorId: found.doorId,
    device: request.device,
    by: actor.id,
    scannedAt: request.scannedAt,
    clockOffsetMs,
    at,
    receivedAt: found.receivedAt,
    verdictMs: request.verdictMs,
    codeHash: found.codeHash,
    hint: cleanLine(request.text).slice(-4),
    overrideBy: flags.includes("override") ? actor.id : null,
    answer,
    flags,
  };
}

/** What the rule knows of the ticket that was found. */
export function ticketIn(context: Pick<ScanContext, "ticket" | "eventStatus">): Ticket | null {
  const { ticket } = context;
  if (ticket === null) return null;
  const { eventId, partySize, inside, admission, revoked: isRevoked } = ticket;
  const status = standingOf({ registration: ticket.status, event: context.eventStatus, isRevoked });
  return { eventId, status, partySize, inside, admission };
}

/** The ticket as it was when a scan was made that comes late: what ended since, had not ended then. */
function ticketAt(context: ScanContext, at: Date): Ticket | null {
  const ticket = ticketIn(context);
  const endedAt = context.ticket?.endedAt ?? null;
  const wasValid = endedAt !== null && at < endedAt;
  return ticket !== null && wasValid ? { ...ticket, status: "valid" } : ticket;
}

/** An answer tells nothing of a ticket that is not of this event. */
const namesTicket = ({ outcome }: Admission) => outcome !== "wrong-event" && outcome !== "unknown-ticket";

/** A verdict as it is stored and repeated for ever. */
export function answerOf(
  verdict: Admission,
  at: Date,
  flags: ScanFlag[],
  shortCode: string | null = null,
): ScanAnswer {
  return {
    outcome: verdict.outcome,
    at: at.toISOString(),
    ...("people" in verdict && verdict.people !== 1 ? { people: verdict.people } : {}),
    ...(shortCode === null ? {} : { shortCode }),
    ...reasonOf(verdict),
    ...(flags.length > 0 ? { flags } : {}),
  };
}

/** What a refusal says beside its name. */
function reasonOf(verdict: Admission): Partial<ScanAnswer> {
  switch (verdict.outcome) {
    case "already-admitted": {
      const first = verdict.firstAdmission;
      return first === null ? {} : { firstAdmission: { at: first.at.toISOString(), door: first.door } };
    }
    case "door-closed":
      return { opensAt: verdict.opensAt.toISOString(), closesAt: verdict.closesAt.toISOString() };
    case "room-full":
      return verdict.room ?? {};
    default:
      return {};
  }
}
