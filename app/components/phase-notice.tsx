import type { Phase } from "~/app/domain/events/phase";
import { Notice, type NoticeKind } from "./notice";

export type PublicPhase = Exclude<Phase, "not-public">;

interface PhaseWords {
  kind: NoticeKind;
  title: string;
  text: string;
}

const anyway = "You can also come without a ticket: we let people in while there is room.";

/** What a reader can do where an event takes no registration. For a catalogue to replace. */
export const phaseWords: Record<Exclude<PublicPhase, "open">, PhaseWords> = {
  full: {
    kind: "warning",
    title: "All places are taken",
    text: `Join the waitlist: when a place comes free, we hold it for you. ${anyway}`,
  },
  "registration-closed": { kind: "info", title: "Registration has closed", text: anyway },
  live: {
    kind: "info",
    title: "This event is on now",
    text: "Come to the door. You can get in without a ticket while there is room.",
  },
  past: { kind: "info", title: "This event is over", text: "Look for others in the list of events." },
  cancelled: {
    kind: "warning",
    title: "This event was cancelled",
    text: "It will not take place. Look for others in the list of events.",
  },
};

export interface PhaseNoticeProps {
  phase: PublicPhase;
  /** Where the list of events is. */
  eventsHref: string;
  /** Where tickets are given out still, after the start, or where the waitlist is joined. */
  registrationHref?: string | undefined;
  /** Where the page's heading says it already. */
  isTitleHidden?: boolean | undefined;
  /** Opens the list beside a page that this one is part of. */
  target?: "_blank" | undefined;
}

/** Says how an event stands and what can be done; nothing while registration is open. */
export function PhaseNotice({
  phase,
  eventsHref,
  registrationHref,
  isTitleHidden,
  target,
}: PhaseNoticeProps) {
  if (phase === "open") return null;
  const { kind, title, text } = phaseWords[phase];
  const beside = target ? { target, rel: "noopener" } : {};
  return (
    <Notice kind={kind} title={isTitleHidden ? undefined : title}>
      <p>{text}</p>
      {registrationHref ? (
        <div className="actions">
          <a className="button" href={registrationHref} {...beside}>
            {phase === "full" ? "Join the waitlist" : "Get my ticket"}
          </a>
        </div>
      ) : (
        <p>
          <a href={eventsHref} {...beside}>
            See upcoming events
          </a>
        </p>
      )}
    </Notice>
  );
}
