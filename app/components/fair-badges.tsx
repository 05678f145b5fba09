import type { Presence } from "~/app/domain/fairs/presence";
import type { TableStanding } from "~/app/domain/fairs/standing";
import { ownStandingWords, presenceWords, tableStandingWords } from "./fair-words";
import type { IconName } from "./icon";
import { StatusBadge, type Tone } from "./status-badge";

const standingLooks: Record<TableStanding, readonly [IconName, Tone]> = {
  invited: ["question", "plain"],
  applied: ["clock", "warn"],
  accepted: ["check", "good"],
  declined: ["cross", "bad"],
  withdrawn: ["dashed", "quiet"],
};

const presenceLooks: Record<Presence, readonly [IconName, Tone]> = {
  expected: ["dashed", "quiet"],
  missing: ["warning", "warn"],
  arrived: ["check", "good"],
  left: ["square", "quiet"],
  "no-show": ["cross", "bad"],
};

/** How far an employer is with its table. */
export function TableStandingBadge({ standing, isOwn }: { standing: TableStanding; isOwn?: boolean }) {
  const [shape, tone] = standingLooks[standing];
  const words = isOwn ? ownStandingWords : tableStandingWords;
  return <StatusBadge word={words[standing]} shape={shape} tone={tone} />;
}

/** Where an employer is on the day. */
export function PresenceBadge({ presence }: { presence: Presence }) {
  const [shape, tone] = presenceLooks[presence];
  return <StatusBadge word={presenceWords[presence]} shape={shape} tone={tone} />;
}
