import type { EventStatus } from "~/app/domain/events/event";
import type { OutboxState } from "~/app/domain/outbox/message";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import { Icon, type IconName } from "./icon";
import { eventStatusWords, outboxStateWords, registrationStatusWords } from "./words";

export type Tone = "good" | "warn" | "bad" | "quiet" | "plain";

export interface StatusBadgeProps {
  word: string;
  shape: IconName;
  tone?: Tone | undefined;
}

/** A state by word and shape; the colour repeats what they say. */
export function StatusBadge({ word, shape, tone = "plain" }: StatusBadgeProps) {
  return (
    <span className="status" data-tone={tone}>
      <Icon name={shape} />
      <span>{word}</span>
    </span>
  );
}

type Looks<Status extends string> = Record<Status, readonly [IconName, Tone]>;

const eventLooks: Looks<EventStatus> = {
  draft: ["dashed", "quiet"],
  submitted: ["clock", "warn"],
  "needs-info": ["question", "warn"],
  declined: ["cross", "bad"],
  approved: ["half", "plain"],
  published: ["full", "good"],
  cancelled: ["cross", "bad"],
  closed: ["square", "quiet"],
};

const registrationLooks: Looks<RegistrationStatus> = {
  registered: ["check", "good"],
  waitlisted: ["clock", "warn"],
  offered: ["question", "warn"],
  released: ["dashed", "quiet"],
  cancelled: ["cross", "bad"],
};

const outboxLooks: Looks<OutboxState> = {
  queued: ["clock", "warn"],
  sent: ["check", "good"],
  failed: ["stop", "bad"],
  superseded: ["again", "quiet"],
  withheld: ["pause", "quiet"],
};

export function EventStatusBadge({ status, word }: { status: EventStatus; word?: string | undefined }) {
  const [shape, tone] = eventLooks[status];
  return <StatusBadge word={word ?? eventStatusWords[status]} shape={shape} tone={tone} />;
}

export function RegistrationStatusBadge({
  status,
  word,
}: {
  status: RegistrationStatus;
  word?: string | undefined;
}) {
  const [shape, tone] = registrationLooks[status];
  return <StatusBadge word={word ?? registrationStatusWords[status]} shape={shape} tone={tone} />;
}

export function OutboxStateBadge({ state, word }: { state: OutboxState; word?: string | undefined }) {
  const [shape, tone] = outboxLooks[state];
  return <StatusBadge word={word ?? outboxStateWords[state]} shape={shape} tone={tone} />;
}
