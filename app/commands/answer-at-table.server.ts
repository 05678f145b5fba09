import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { matterOf, saidOf } from "~/app/domain/sharing/consent";
import { type Answer, decideAnswer, levelOf } from "~/app/domain/sharing/visit";
import type { Db } from "~/db/client.server";
import { listLastConsents } from "~/db/queries/consents";
import { lockRegistration } from "~/db/queries/locks";
import { findTable, findVisit, lockVisit } from "~/db/queries/table-visits";
import { tableVisits } from "~/db/schema";
import { withFewTries } from "./parts/few-numbers.server";
import { inTransaction } from "./parts/in-transaction.server";
import { askedOf } from "./parts/prove-visitor.server";
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
  const isTyped = levelOf(request.answer) !== null && request.how === "at-table";
  const { registrationId, employerId, eventId } = visit;
  const answered =
    isTyped && registrationId !== null
      ? await withFewTries(services, { registrationId, employerId }, work)
      : await work();
  // Pages that count visits are read again.
  if (answered.outcome === "answered") services.live.announce({ kind: "attendance", centerId, eventId });
  return answered;
}

type Visit = NonNullable<Awaited<ReturnType<typeof findVisit>>>;

/** A visit that was answered belongs to nobody: from the visitor's own page it can no longer be told apart. */
function isTheirs(visit: Visit, { of }: AnswerRequest): boolean {
  if ("registrationId" in of) return visit.registrationId === of.registrationId;
  return visit.employerId === of.employerId && visit.eventId === of.eventId;
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
  const table = await findTable(tx, { centerId, eventId, employerId });
  if (visit === null || table === null) return refuse("not-found");
  const now = services.clock.now();
  const words = registrationId === null ? [] : await listLastConsents(tx, { centerId, registrationId });
  const asked = askedOf(services, visit, saidOf(words, employerId));
  const decided = decideAnswer(visit, asked, request, now);
  if (decided.outcome === "unchanged") return { outcome: "answered" };
  if (decided.outcome === "refused") {
    const { reason } = decided;
    return reason === "number-differs"
      ? refuse("values-not-accepted", [{ field: "number", problem: reason }])
      : decided;
  }
  const level = levelOf(request.answer);
  if (level !== null && registrationId !== null) {
    const { how, by, language } = request;
    const of = { centerId, eventId, registrationId };
    await writeConsent(tx, services, of, matterOf(employerId, level), "given", { how, by, language });
  }
  await tx
    .update(tableVisits)
    .set({ answer: request.answer, answeredAt: now, registrationId: null })
    .where(and(eq(tableVisits.centerId, centerId), eq(tableVisits.id, visitId)));
  return { outcome: "answered" };
}
