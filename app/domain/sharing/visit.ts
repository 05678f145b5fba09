import type { EventStatus } from "~/app/domain/events/event";
import { type Refused, refuse } from "~/app/domain/refusal";
import { asciiDigits } from "~/app/domain/text/digits";
import type { ConsentWay } from "./consent";

/** How a visitor answered at an employer's table. */
export const visitAnswers = ["shared", "counted", "declined"] as const;
export type VisitAnswer = (typeof visitAnswers)[number];

/** How long a visitor is asked, in minutes. */
export const askedMinutes = 15;

interface Hours {
  status: EventStatus;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  endsAt: Date;
}

/** True while visitors are at the event's tables: from the doors' opening until the last of them has closed. */
export function isTableOpen({ status, doorsOpenAt, doorsCloseAt, endsAt }: Hours, now: Date): boolean {
  const last = doorsCloseAt > endsAt ? doorsCloseAt : endsAt;
  return status === "published" && now >= doorsOpenAt && now < last;
}

export interface Visit {
  answer: VisitAnswer | null;
  expiresAt: Date;
}

/** Who is asked: the number on their ticket, and whether their name is still kept. */
export interface Asked {
  sharingNumber: string;
  isKnown: boolean;
}

export interface Answer {
  answer: VisitAnswer;
  how: Extract<ConsentWay, "own-page" | "at-table">;
  /** What was typed as the ticket's sharing number; asked on the employer's screen alone. */
  typedNumber: string | null;
}

export type AnswerDecision = { outcome: "answered" } | { outcome: "unchanged" } | Refused;

/**
 * Decides a visitor's answer. The employer knows the ticket's code, so on its screen the code alone shares nothing: it
 * takes the number that stands on the ticket and in no code. On the page that only the visitor's own link opens
 * nothing more is asked.
 */
export function decideAnswer(visit: Visit, asked: Asked, given: Answer, now: Date): AnswerDecision {
  if (visit.answer === given.answer) return { outcome: "unchanged" };
  if (visit.answer !== null) return refuse("already-done");
  if (now >= visit.expiresAt) return refuse("visit-over");
  if (given.answer !== "shared") return { outcome: "answered" };
  if (!asked.isKnown) return refuse("not-found");
  const isProved = given.how === "own-page" || digitsIn(given.typedNumber ?? "") === asked.sharingNumber;
  return isProved ? { outcome: "answered" } : refuse("number-differs");
}

/** The digits of a typed number, of whatever keyboard, without what stands between them. */
export const digitsIn = (typed: string): string => asciiDigits(typed).replaceAll(/\D/g, "");
