import type { EventStatus } from "~/app/domain/events/event";
import type { Side } from "~/app/domain/events/steps";
import type { TrailStep } from "~/app/domain/events/trail";

/** The two sides of a thread. */
export const sides = ["employer", "staff"] as const satisfies Side[];

/** A message between an employer and the center about one request. */
export interface ThreadMessage {
  id: string;
  side: Side;
  text: string;
  at: Date;
  /** Whoever wrote it waits for an answer. */
  asksAnswer: boolean;
}

export type ThreadEntry<Message extends ThreadMessage = ThreadMessage> =
  | { kind: "message"; message: Message; at: Date }
  /** A step that came with words: a question of staff, an answer, why it was declined. */
  | { kind: "step"; to: EventStatus; side: Side; text: string; at: Date };

/** Messages and the words of steps in one thread, the first first; of one instant the step is first. */
export function threadEntries<Message extends ThreadMessage>(
  messages: readonly Message[],
  steps: readonly TrailStep[],
): ThreadEntry<Message>[] {
  const told = steps.flatMap((step): ThreadEntry<Message>[] =>
    step.kind === "step" && step.reason !== null
      ? [
          {
            kind: "step",
            to: step.to,
            side: step.isOwn ? "employer" : "staff",
            text: step.reason,
            at: step.at,
          },
        ]
      : [],
  );
  const written = messages.map(
    (message): ThreadEntry<Message> => ({ kind: "message", message, at: message.at }),
  );
  return [...told, ...written].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** How many messages of the other side somebody has not seen. @param seenThrough null where they never looked */
export function countUnread(
  messages: readonly Pick<ThreadMessage, "side" | "at">[],
  side: Side,
  seenThrough: Date | null,
): number {
  return messages.filter(
    (message) => message.side !== side && (seenThrough === null || message.at > seenThrough),
  ).length;
}

/** For whom a thread waits and since when. */
export interface ThreadWait {
  waitsFor: Side;
  since: Date;
}

/**
 * Whose turn it is in a thread: the last word decides. A run of messages waits since its first one that asks for an
 * answer. Null where nobody has to answer, or staff noted that the last word needs none.
 * @param messages the first first
 * @param restedIds messages of which staff noted that they need no answer
 */
export function threadWait(
  messages: readonly Pick<ThreadMessage, "id" | "side" | "at" | "asksAnswer">[],
  restedIds: ReadonlySet<string>,
): ThreadWait | null {
  const lastSide = messages.at(-1)?.side;
  const before = messages.findLastIndex(({ id, side }) => side !== lastSide || restedIds.has(id));
  const asking = messages.slice(before + 1).find(({ asksAnswer }) => asksAnswer);
  if (asking === undefined) return null;
  return { waitsFor: asking.side === "staff" ? "employer" : "staff", since: asking.at };
}

/** True where a side may write about an event: an employer's draft is its own until it is sent. */
export function canWrite(side: Side, event: { status: EventStatus; madeByStaff: boolean }): boolean {
  return event.status !== "draft" || (side === "staff" && event.madeByStaff);
}
