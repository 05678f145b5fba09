import type { Phase } from "~/app/domain/events/phase";
import type { PlainKey } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { Notice, type NoticeKind } from "./notice";

export type PublicPhase = Exclude<Phase, "not-public">;

interface PhaseWords {
  kind: NoticeKind;
  title: PlainKey;
  text: PlainKey;
}

/** What a reader can do where an event takes no registration. */
export const phaseWords: Record<Exclude<PublicPhase, "open">, PhaseWords> = {
  full: { kind: "warning", title: "phase.full", text: "phase.fullText" },
  "registration-closed": { kind: "info", title: "phase.closed", text: "phase.closedText" },
  live: { kind: "info", title: "phase.live", text: "phase.liveText" },
  past: { kind: "info", title: "phase.past", text: "phase.pastText" },
  cancelled: { kind: "warning", title: "phase.cancelled", text: "phase.cancelledText" },
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
  const t = useWords();
  if (phase === "open") return null;
  const { kind, title, text } = phaseWords[phase];
  const beside = target ? { target, rel: "noopener" } : {};
  return (
    <Notice kind={kind} title={isTitleHidden ? undefined : t(title)}>
      <p>{t(text)}</p>
      {registrationHref ? (
        <div className="actions">
          <a className="button" href={registrationHref} {...beside}>
            {t(phase === "full" ? "waitlist.join" : "register.submit")}
          </a>
        </div>
      ) : (
        <p>
          <a href={eventsHref} {...beside}>
            {t("frame.seeEvents")}
          </a>
        </p>
      )}
    </Notice>
  );
}
