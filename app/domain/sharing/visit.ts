import type { EventStatus } from "~/app/domain/events/event";
import { type Refused, refuse } from "~/app/domain/refusal";
import { asciiDigits } from "~/app/domain/text/digits";
import { type ConsentWay, mayGiveAtTable, type SaidOf, type SharingLevel } from "./consent";

/** How a visitor answered at an employer's table: name and contact, the name alone, a count, or nothing at all. */
export const visitAnswers = ["shared", "named", "counted", "declined"] as const;
export type VisitAnswer = (typeof visitAnswers)[number];

const levels: Partial<Record<VisitAnswer, SharingLevel>> = { shared: "contact", named: "name" };

/** How much of the visitor an answer gives the employer; null for nothing. */
export const levelOf = (answer: VisitAnswer): SharingLevel | null => levels[answer] ?? null;

/** Visits to a table by what was answered. */
export interface VisitCounts {
  shared: number;
  named: number;
  counted: number;
}

/** How many visits were noted: all but those of visitors who said no, of whom nothing is kept. */
export const visitsIn = ({ shared, named, counted }: VisitCounts): number => shared + named + counted;

/** How long a visitor is asked, in minutes. */
export const askedMinutes = 15;

interface Hours {
  status: EventStatus;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  endsAt: Date;
}

/** When an event's tables close: with its doors or its end, whichever is later. */
export const tablesCloseAt = ({ doorsCloseAt, endsAt }: Pick<Hours, "doorsCloseAt" | "endsAt">): Date =>
  doorsCloseAt > endsAt ? doorsCloseAt : endsAt;

/** True while visitors are at the event's tables: from the doors' opening until the last of them has closed. */
export function isTableOpen({ status, ...hours }: Hours, now: Date): boolean {
  return status === "published" && now >= hours.doorsOpenAt && now < tablesCloseAt(hours);
}

const second = 1_000;
const hour = 3_600 * second;
/** How often the page of a ticket asks whether an employer asks, and how often and from when before the doors open. */
const looks = { whileOpen: 4 * second, before: 60 * second, from: 2 * hour };

/** In how many milliseconds the page of a ticket asks again; null where no table asks today, or none any more. */
export function nextLook(hours: Hours, now: Date): number | null {
  if (isTableOpen(hours, now)) return looks.whileOpen;
  const untilOpen = hours.doorsOpenAt.getTime() - now.getTime();
  const isSoon = hours.status === "published" && untilOpen > 0 && untilOpen <= looks.from;
  return isSoon ? looks.before : null;
}

export interface Visit {
  answer: VisitAnswer | null;
  expiresAt: Date;
}

/** Who is asked: the number on their ticket, whether their name is still kept, and what they said of the employer. */
export interface Asked {
  sharingNumber: string;
  isKnown: boolean;
  said: SaidOf;
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
 * takes the number that stands on the ticket and in no code, and gives back nothing that the visitor took away. On the
 * page that only the visitor's own link opens nothing more is asked.
 */
export function decideAnswer(visit: Visit, asked: Asked, given: Answer, now: Date): AnswerDecision {
  if (visit.answer === given.answer) return { outcome: "unchanged" };
  if (visit.answer !== null) return refuse("already-done");
  if (now >= visit.expiresAt) return refuse("visit-over");
  const level = levelOf(given.answer);
  if (level === null) return { outcome: "answered" };
  if (!asked.isKnown) return refuse("not-found");
  if (given.how === "at-table" && !mayGiveAtTable(asked.said, level)) return refuse("own-page-only");
  return isProved(asked, given) ? { outcome: "answered" } : refuse("number-differs");
}

const isProved = ({ sharingNumber }: Asked, { how, typedNumber }: Answer) =>
  how === "own-page" || (typedNumber !== null && digitsIn(typedNumber) === sharingNumber);

/** Why an answer that came late shares nothing, although the visitor wanted to share. */
export const notSharedReasons = ["number-differs", "numbers-used-up", "taken-back", "name-unknown"] as const;
export type NotSharedReason = (typeof notSharedReasons)[number];

export interface LateAnswer {
  answer: VisitAnswer;
  /** Set where the visitor is counted and shares nothing, other than they wanted. */
  notShared: NotSharedReason | null;
}

/**
 * Decides what a visitor answered on a phone without a connection, once it is sent. Nobody can be asked again: the
 * visit counts whatever became of it, and what would be refused shares nothing, or no more than the name where that
 * stands.
 */
export function decideLateAnswer(asked: Asked, given: Answer, areNumbersUsedUp: boolean): LateAnswer {
  if (levelOf(given.answer) === null) return { answer: given.answer, notShared: null };
  const notShared = reasonNot(asked, given, areNumbersUsedUp);
  if (notShared !== null) return { answer: "counted", notShared };
  return { answer: asked.said === "name" ? "named" : given.answer, notShared };
}

function reasonNot(asked: Asked, given: Answer, areNumbersUsedUp: boolean): NotSharedReason | null {
  if (!asked.isKnown) return "name-unknown";
  if (areNumbersUsedUp) return "numbers-used-up";
  if (!isProved(asked, given)) return "number-differs";
  return asked.said === "taken-back" ? "taken-back" : null;
}

/** The digits of a typed number, of whatever keyboard, without what stands between them. */
export const digitsIn = (typed: string): string => asciiDigits(typed).replaceAll(/\D/g, "");
