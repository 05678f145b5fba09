import type { ReactNode } from "react";

/** The head of a form: the way back, of which event this is, and what to do. */
export function FormHead({ event, title, children }: { event: string; title: string; children: ReactNode }) {
  return (
    <div className="kiosk-head">
      {children}
      <p className="kiosk-event">
        <bdi>{event}</bdi>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
    </div>
  );
}
