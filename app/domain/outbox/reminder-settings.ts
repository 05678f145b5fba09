import type { FieldProblem } from "~/app/domain/refusal";
import { defaultQuietHours, type QuietHours } from "~/app/domain/time/quiet-hours";

/** How a center reminds. */
export interface ReminderSettings {
  quiet: QuietHours;
  /** Who does not answer a week before loses the place five days before; otherwise no answer keeps it. */
  releasesUnanswered: boolean;
}

export const defaultReminderSettings: ReminderSettings = {
  quiet: defaultQuietHours,
  releasesUnanswered: false,
};

const longestQuiet = 16 * 60;

/** What is wrong with quiet hours: longer ones would leave too little of a day to send in. */
export function checkQuietHours({ from, until }: QuietHours): FieldProblem[] {
  const minutes = (minutesOf(until) - minutesOf(from) + 24 * 60) % (24 * 60);
  return minutes > longestQuiet ? [{ field: "quietUntil", problem: "quiet-too-long" }] : [];
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
