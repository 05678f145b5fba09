import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { limits } from "~/app/domain/access/attempts";
import { type Refused, refuse } from "~/app/domain/refusal";
import { type Answer, type Asked, decideAnswer } from "~/app/domain/sharing/visit";
import type { Db } from "~/db/client.server";
import { lockRegistration } from "~/db/queries/locks";
import { findVisit, lockVisit } from "~/db/queries/table-visits";
import { tableVisits } from "~/db/schema";
import { countAttempt, forgiveAttempt } from "./count-attempt.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeConsent } from "./parts/write-consent.server";

export interface AnswerRequest extends Answer {
  centerId: string;
  visitId: string;
  /** Whose answer it is where it comes from the visitor's own page; at the table, whose table it is. */
  of: { registrationId: string } | { employerId: string; eventId: string };
  by: string;
  /** The language in which the question was shown. */
  language: string;
}

type Answered = { outcome: "answered" } | Refused;

/**
 * Takes a visitor's answer at an employer's table. Whatever it is, the visit is nobody's from then on; where they
 * share, the consent's proof says by whose screen.
 */
export async function answerAtTable(services: Services, request: AnswerRequest): Promise<Answered> {
  const { centerId, visitId } = request;
  const visit = await findVisit(services.db, { centerId, visitId });
  if (visit === null || !isTheirs(visit, request)) return refuse("not-found");
  const work = () => inTransaction(services, "answer-at-table", (tx) => answer(tx, services, request, visit));
  const isTyped = request.answer === "shared" && request.how === "at-table";
  return isTyped && visit.registrationId !== null ? withFewTries(services, visit, work) : work();
}

type Visit = NonNullable<Awaited<ReturnType<typeof findVisit>>>;

/** A visit that was answered belongs to nobody: from the visitor's own page it can no longer be told apart. */
function isTheirs(visit: Visit, { of }: AnswerRequest): boolean {
  if ("registrationId" in of) return visit.registrationId === of.registrationId;
  return visit.employerId === of.employerId && visit.eventId === of.eventId;
}

/** Wrong numbers are counted by visitor and employer, also over several visits: four digits bear no guessing. */
async function withFewTries(
  services: Services,
  { registrationId, employerId }: Visit,
  work: () => Promise<Answered>,
): Promise<Answered> {
  const tries = { bucket: `number at table ${registrationId} ${employerId}`, ...limits.numberAtTable };
  const attempt = await countAttempt(services, tries);
  if (attempt.outcome === "limited") return refuse("numbers-used-up");
  const answered = await work();
  const isWrong = answered.outcome === "refused" && answered.reason === "values-not-accepted";
  if (!isWrong) await forgiveAttempt(services, tries);
  return answered;
}

async function answer(
  tx: Db,
  services: Services,
  request: AnswerRequest,
  { registrationId, employerId, eventId }: Visit,
): Promise<Answered> {
  const { centerId, visitId } = request;
  if (registrationId !== null) await lockRegistration(tx, { centerId, registrationId });
  const visit = await lockVisit(tx, { centerId, visitId });
  if (visit === null) return refuse("not-found");
  const now = services.clock.now();
  const decided = decideAnswer(visit, askedOf(services, visit), request, now);
  if (decided.outcome === "unchanged") return { outcome: "answered" };
  if (decided.outcome === "refused") {
    const { reason } = decided;
    return reason === "number-differs"
      ? refuse("values-not-accepted", [{ field: "number", problem: reason }])
      : decided;
  }
  if (request.answer === "shared" && registrationId !== null) {
    const { how, by, language } = request;
    const matter = { purpose: "employer" as const, employerId };
    const of = { centerId, eventId, registrationId };
    await writeConsent(tx, services, of, matter, "given", { how, by, language });
  }
  await tx
    .update(tableVisits)
    .set({ answer: request.answer, answeredAt: now, registrationId: null })
    .where(and(eq(tableVisits.centerId, centerId), eq(tableVisits.id, visitId)));
  return { outcome: "answered" };
}

/** Nobody can be proved where the key is gone that the ticket was minted by. */
function askedOf(
  { codes }: Pick<Services, "codes">,
  visit: NonNullable<Awaited<ReturnType<typeof lockVisit>>>,
): Asked {
  const { registrationId, generation, keyId } = visit;
  const isThere = registrationId !== null && generation !== null && keyId !== null;
  if (!isThere || !codes.keyIds.includes(keyId)) return { sharingNumber: "none", isKnown: false };
  return {
    sharingNumber: codes.sharingNumber({ registrationId, generation, keyId }),
    isKnown: visit.isKnown,
  };
}
