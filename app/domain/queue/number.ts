import { type Refused, refuse } from "~/app/domain/refusal";

/** What somebody waits for. */
export const queueTopics = ["counselor", "job-search", "resume", "application", "computer", "other"] as const;
export type QueueTopic = (typeof queueTopics)[number];

export const numberStates = ["waiting", "called", "served", "gone"] as const;
export type NumberState = (typeof numberStates)[number];

/** What staff do with a number: call it (again), serve whoever came, note that nobody came, or take the last back. */
export const numberSteps = ["call", "serve", "leave", "take-back"] as const;
export type NumberStep = (typeof numberSteps)[number];

/** What changes of a number. */
export interface NumberStanding {
  state: NumberState;
  /** How often it was called. */
  calls: number;
  calledAt: Date | null;
  endedAt: Date | null;
}

/**
 * Decides a step of a number. A step that was taken is taken: it changes nothing more. Whoever was called can be called
 * again; what ended is taken back to where it was before.
 */
export function stepNumber(
  number: NumberStanding,
  step: NumberStep,
  now: Date,
): { outcome: "changed"; number: NumberStanding } | { outcome: "unchanged" } | Refused {
  const isOver = number.state === "served" || number.state === "gone";
  switch (step) {
    case "call":
      return isOver
        ? refuse("already-done")
        : changed({ ...number, state: "called", calls: number.calls + 1, calledAt: now });
    case "serve":
      if (number.state === "called") return changed({ ...number, state: "served", endedAt: now });
      return number.state === "served" ? { outcome: "unchanged" } : refuse("step-not-allowed");
    case "leave":
      return isOver ? { outcome: "unchanged" } : changed({ ...number, state: "gone", endedAt: now });
    case "take-back":
      return isOver
        ? changed({ ...number, state: number.calls > 0 ? "called" : "waiting", endedAt: null })
        : { outcome: "unchanged" };
  }
}

const changed = (number: NumberStanding) => ({ outcome: "changed" as const, number });

/** Most numbers of a branch in a day: what a screen and a slip have room for. */
export const mostNumbers = 999;
