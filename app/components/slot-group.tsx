import type { ReactNode } from "react";

export interface SlotGroupProps {
  /** Whose times they are. */
  title: string;
  /** How many there are of what the reader looks for. */
  count: string;
  isOpen: boolean;
  children: ReactNode;
}

/** The times of one employer among many, in one line until somebody opens it. */
export function SlotGroup({ title, count, isOpen, children }: SlotGroupProps) {
  return (
    <details className="slot-group" open={isOpen}>
      <summary>
        <h2>{title}</h2> <span className="muted">{count}</span>
      </summary>
      {children}
    </details>
  );
}
