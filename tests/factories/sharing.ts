import type { Services } from "~/app/adapters/services";
import { answerAtTable } from "~/app/commands/answer-at-table.server";
import { askAtTable } from "~/app/commands/ask-at-table.server";
import { changeConsent } from "~/app/commands/change-consent.server";
import type { ConsentAct, ConsentMatter } from "~/app/domain/sharing/consent";
import type { VisitAnswer } from "~/app/domain/sharing/visit";
import { anActor, type TestCenter } from "./center";

/** Somebody of the center's employer. */
export const anEmployerActor = (
  services: Services,
  center: Pick<TestCenter, "id" | "employerId">,
  employerId = center.employerId,
) => ({ ...anActor(services, center.id, "employer"), kind: "person" as const, employerId });

/** What a visitor does on their own page. */
export const onOwnPage = (
  services: Services,
  center: Pick<TestCenter, "id">,
  registrationId: string,
  matter: ConsentMatter,
  act: ConsentAct,
) =>
  changeConsent(services, {
    actor: { kind: "patron", id: registrationId, centerId: center.id },
    centerId: center.id,
    registrationId,
    matter,
    act,
    hand: { how: "own-page", language: "en" },
  });

/** A visitor shares with the center's employer on their own page. */
export async function aShare(
  services: Services,
  center: Pick<TestCenter, "id" | "employerId">,
  registrationId: string,
): Promise<void> {
  const matter = { purpose: "employer" as const, employerId: center.employerId };
  const shared = await onOwnPage(services, center, registrationId, matter, "given");
  if (shared.outcome === "refused") throw new Error(`not shared: ${shared.reason}`);
}

/** Asks at the employer's table by a ticket. @returns the visit's id */
export async function aVisit(
  services: Services,
  actor: ReturnType<typeof anEmployerActor>,
  eventId: string,
  text: string,
): Promise<string> {
  const asked = await askAtTable(services, { actor, eventId, text });
  if (asked.outcome === "refused") throw new Error(`not asked: ${asked.reason}`);
  return asked.visitId;
}

/** An answer on the employer's screen. */
export const atTable = (
  services: Services,
  actor: ReturnType<typeof anEmployerActor>,
  eventId: string,
  visitId: string,
  answer: VisitAnswer,
  typedNumber: string | null = null,
) =>
  answerAtTable(services, {
    centerId: actor.centerId,
    visitId,
    of: { employerId: actor.employerId, eventId },
    by: actor.id,
    language: "en",
    answer,
    how: "at-table",
    typedNumber,
  });
