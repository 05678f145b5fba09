import { dueRounds, type RemindedEvent, type Round } from "~/app/domain/outbox/reminders";
import type { QuietHours } from "~/app/domain/time/quiet-hours";

/** Somebody is reminded of an interview a day and two hours before; the question of a week before is the event's. */
export const slotPhases = ["day", "hours"] as const;
export type SlotPhase = (typeof slotPhases)[number];

export type SlotRound = Round & { phase: SlotPhase };

/** Milliseconds before its start in which a round can be due: a day, an hour that clocks change, a night of quiet. */
export const longestSlotAhead = 3 * 24 * 3_600_000;

/** The rounds of a slot to go out now, as those of an event: by its wall clock and outside of quiet hours. */
export const dueSlotRounds = (slot: RemindedEvent, quiet: QuietHours, now: Date): SlotRound[] =>
  dueRounds(slot, quiet, now).flatMap((round) =>
    round.phase === "day" || round.phase === "hours" ? [{ ...round, phase: round.phase }] : [],
  );
