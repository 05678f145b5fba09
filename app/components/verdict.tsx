import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type VerdictTone = "admitted" | "already" | "refused" | "offline";

export const verdictIcons: Record<VerdictTone, IconName> = {
  admitted: "check",
  already: "again",
  refused: "stop",
  offline: "cloud",
};

export interface VerdictProps {
  tone: VerdictTone;
  /** One or two short words: "Come in", "Already in", "Stop", "Kept". */
  word: string;
  name?: string | undefined;
  /** Why, or the time and door of the first admission. Never a contact. */
  detail?: ReactNode;
  /** How many, where it is more than one: "3 people". */
  count?: string | undefined;
  /** A word above all, such as "Offline". */
  mark?: string | undefined;
  children?: ReactNode;
}

/** The answer to a scan: covers the screen, says itself by colour, word and icon. */
export function Verdict({ tone, word, name, count, detail, mark, children }: VerdictProps) {
  return (
    <div className="verdict" data-tone={tone} role="alert">
      {mark && <p className="verdict-mark">{mark}</p>}
      <Icon name={verdictIcons[tone]} />
      <p className="verdict-word">{word}</p>
      {name && <p className="verdict-name">{name}</p>}
      {count && <p className="verdict-name">{count}</p>}
      {detail && <p className="verdict-detail">{detail}</p>}
      {children && <div className="actions">{children}</div>}
    </div>
  );
}
