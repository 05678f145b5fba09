import type { ReactNode } from "react";
import { DateBlock } from "./date-block";

export interface EventHeadProps {
  title: string;
  employerName: string;
  startsAt: Date;
  timeZone: string;
  locale?: string | undefined;
  /** Hours and place in a line or two under the title. */
  children?: ReactNode;
  /** The page's one button. */
  action?: ReactNode;
}

/** The event page's head: date block and title first. */
export function EventHead({
  title,
  employerName,
  startsAt,
  timeZone,
  locale,
  children,
  action,
}: EventHeadProps) {
  return (
    <div className="event-head">
      <DateBlock at={startsAt} timeZone={timeZone} locale={locale} />
      <div className="event-head-text">
        <h1>{title}</h1>
        <p className="event-head-by">{employerName}</p>
        {children}
      </div>
      {action && <div className="actions">{action}</div>}
    </div>
  );
}
