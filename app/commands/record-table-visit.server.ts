import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { limits } from "~/app/domain/access/attempts";
import { type Actor, hasEnded } from "~/app/domain/access/roles";
import { correctedTime } from "~/app/domain/check-in/scan-time";
import { type Refused, refuse } from "~/app/domain/refusal";
import { levelFor, matterOf, saidOf } from "~/app/domain/sharing/consent";
import {
  askedMinutes,
  decideAnswer,
  decideLateAnswer,
  isTableOpen,
  type LateAnswer,
  levelOf,
  type NotSharedReason,
  type VisitAnswer,
} from "~/app/domain/sharing/visit";
import type { Db } from "~/db/client.server";
import { listLastConsents } from "~/db/queries/consents";
import { lockRegistration } from "~/db/queries/locks";
import { findAskedPlace, findTable, findVisit, lockVisit, putVisit } from "~/db/queries/table-visits";
import { tableVisits } from "~/db/schema";
import { countAttempt, forgiveAttempt } from "./count-attempt.server";
import { numberTries, withFewTries } from "./parts/few-numbers.server";
import { placeOfTicket, unknownTicket } from "./parts/find-place.server";
import { inTransaction } from "./parts/in-transaction.server";
import { askedOf } from "./parts/prove-visitor.server";
import { writeAudit } from "./parts/write-audit.server";
import { writeConsent } from "./parts/write-consent.server";

export interface TableVisitRequest {
  actor: Actor & { employerId: string };
  eventId: string;
  /** The phone's own id of the visit: sent twice, it is one. */
  visitId: string;
  /** What was scanned or typed. */
  text: string;
  /** When the phone saw it, by its own clock, and what that was off; null where it does not say. */
  scannedAt: Date | null;
  clockOffsetMs: number | null;
  /** What the visitor answered on this phone; null while they are asked. */
  given: { answer: VisitAnswer; typedNumber: string | null; language: string } | null;
  /** It waited for a connection, so that nobody can be asked again. */
  isLate: boolean;
}

export type RecordedVisit =
  | { outcome: "asked" }
  | {
      outcome: "answered";
      answer: VisitAnswer;
      notShared: NotSharedReason | null;
      /** Whom the employer may know now, where the visitor shares. */
      contact: { id: string; name: string } | null;
    }
  | Refused;

/** A request whose ticket was found, at the instant that it is about. */
interface Found extends TableVisitRequest {
  registrationId: string;
  at: Date;
}

/**
 * Records a visit to an employer's table from a representative's phone: that a visitor is asked, or what they answered.
 * A visit that comes late is decided as of when the ticket was seen; what a visitor decided since then stands.
 */
export async function recordTableVisit(
  services: Services,
  request: TableVisitRequest,
): Promise<RecordedVisit> {
  const { actor, eventId, scannedAt, isLate } = request;
  const { centerId, employerId } = actor;
  const bucket = `table ${eventId} ${employerId}${request.given === null ? "" : " sent"}`;
  const limit = request.given === null ? limits.askedAtTable : limits.sentFromTable;
  if ((await countAttempt(services, { bucket, ...limit })).outcome === "limited") {
    return refuse("too-many-requests");
  }
  const now = services.clock.now();
  const seen = scannedAt === null ? now : correctedTime(scannedAt, request.clockOffsetMs);
  const at = !isLate || seen > now ? now : seen;
  if (hasEnded(actor, at)) return refuse("device-over");
  const table = await findTable(services.db, { centerId, eventId, employerId });
  if (table === null) return refuse("not-found");
  if (!isTableOpen(table, at)) return refuse("table-closed");
  const registrationId = await placeOfTicket(services.db, services, { centerId, eventId }, request.text);
  if (registrationId === null) return refuse("values-not-accepted", [unknownTicket]);
  const recorded = await record(services, { ...request, registrationId, at });
  // Pages that count visits are read again.
  if (recorded.outcome === "answered") services.live.announce({ kind: "attendance", centerId, eventId });
  return recorded;
}

async function record(services: Services, found: Found): Promise<RecordedVisit> {
  const { given, registrationId, isLate } = found;
  const work = (areNumbersUsedUp: boolean) =>
    inTransaction(services, "record-table-visit", (tx) => save(tx, services, found, areNumbersUsedUp));
  if (given === null || levelOf(given.answer) === null) return work(false);
  const of = { registrationId, employerId: found.actor.employerId };
  if (!isLate) return withFewTries(services, of, () => work(false));
  const attempt = await countAttempt(services, numberTries(of));
  const recorded = await work(attempt.outcome === "limited");
  const isWrong = recorded.outcome === "answered" && recorded.notShared === "number-differs";
  if (attempt.outcome !== "limited" && !isWrong) await forgiveAttempt(services, numberTries(of));
  return recorded;
}

async function save(
  tx: Db,
  services: Services,
  found: Found,
  areNumbersUsedUp: boolean,
): Promise<RecordedVisit> {
  const { actor, eventId, visitId, registrationId, given } = found;
  const { centerId, employerId } = actor;
  await lockRegistration(tx, { centerId, registrationId });
  const known = await findVisit(tx, { centerId, visitId });
  if (known !== null && (known.employerId !== employerId || known.eventId !== eventId)) {
    return refuse("not-found");
  }
  const stands = known?.answer ?? null;
  if (stands === null) await ask(tx, services, found, known === null);
  if (given === null) return stands === null ? { outcome: "asked" } : replyOf(tx, found, stands);
  return answer(tx, services, { ...found, given }, areNumbersUsedUp);
}

type Answered = Found & { given: NonNullable<Found["given"]> };

/** The same answer again is answered alike, also once the visit belongs to nobody. */
async function answer(
  tx: Db,
  services: Services,
  found: Answered,
  areNumbersUsedUp: boolean,
): Promise<RecordedVisit> {
  const { actor, visitId, registrationId, at } = found;
  const { centerId, employerId } = actor;
  const visit = await lockVisit(tx, { centerId, visitId });
  const place = await findAskedPlace(tx, { centerId, registrationId });
  if (visit === null || place === null) return refuse("not-found");
  const words = await listLastConsents(tx, { centerId, registrationId });
  const asked = askedOf(services, place, saidOf(words, employerId));
  const given = { ...found.given, how: "at-table" as const };
  const isDecidedSince = words.some((word) => word.employerId === employerId && word.at > at);
  const late = decideLateAnswer(asked, given, areNumbersUsedUp);
  if (visit.answer !== null) return replyOf(tx, found, visit.answer, late);
  const decided = found.isLate
    ? { outcome: "answered" as const }
    : decideAnswer(visit, asked, given, services.clock.now());
  if (decided.outcome === "refused") return atTheNumber(decided);
  await write(tx, services, found, late.answer, !isDecidedSince);
  return replyOf(tx, found, late.answer, late);
}

/** A number that differs is a value of the form; anything else is about the visit. */
const atTheNumber = (refused: Refused): Refused =>
  refused.reason === "number-differs"
    ? refuse("values-not-accepted", [{ field: "number", problem: refused.reason }])
    : refused;

/** What the visitor answered is the visit's; who they are is the consent's alone, where they share. */
async function write(
  tx: Db,
  services: Services,
  found: Answered,
  answered: VisitAnswer,
  isNewest: boolean,
): Promise<void> {
  const { actor, eventId, visitId, registrationId, at, given } = found;
  const { centerId, employerId } = actor;
  const level = levelOf(answered);
  if (level !== null && isNewest) {
    const hand = { how: "at-table" as const, by: actor.id, language: given.language, at };
    const of = { centerId, eventId, registrationId };
    await writeConsent(tx, services, of, matterOf(employerId, level), "given", hand);
  }
  await tx
    .update(tableVisits)
    .set({ answer: answered, answeredAt: at, registrationId: null })
    .where(and(eq(tableVisits.centerId, centerId), eq(tableVisits.id, visitId)));
}

const minute = 60_000;

async function ask(tx: Db, services: Services, found: Found, isNew: boolean): Promise<void> {
  const { actor, eventId, visitId: id, registrationId, at } = found;
  const { centerId, employerId } = actor;
  const expiresAt = new Date(services.clock.now().getTime() + askedMinutes * minute);
  const asking = { askedBy: actor.id, askedAt: at, expiresAt };
  await putVisit(tx, { centerId, id, eventId, employerId, registrationId, ...asking });
  if (!isNew) return;
  await writeAudit(tx, services, actor, [
    { subjectKind: "sharing", subjectId: eventId, action: "asked at the table" },
  ]);
}

/** What stands of a visit, and why that is less than its visitor wanted. */
async function replyOf(
  tx: Db,
  { actor, registrationId, given }: Found,
  stands: VisitAnswer,
  late: LateAnswer | null = null,
): Promise<RecordedVisit> {
  const { centerId, employerId } = actor;
  const wasWanted = given !== null && levelOf(given.answer) !== null && levelOf(stands) === null;
  const notShared = wasWanted ? (late?.notShared ?? "taken-back") : null;
  const level = levelFor(await listLastConsents(tx, { centerId, registrationId }), employerId);
  const name = (await findAskedPlace(tx, { centerId, registrationId }))?.name ?? null;
  const isContact = level !== null && name !== null && levelOf(stands) !== null;
  const contact = isContact ? { id: registrationId, name } : null;
  return { outcome: "answered", answer: stands, notShared, contact };
}
