import type { ReactNode } from "react";
import { useWords } from "~/app/i18n/use-words";
import { DateBlock } from "./date-block";
import { inLanguage } from "./in-language";

export interface EventHeadProps {
  title: string;
  /** The language that the title is in. */
  textLocale?: string | undefined;
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
  textLocale,
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
        <h1 {...inLanguage(textLocale, useWords().locale)}>{title}</h1>
        <p className="event-head-by">
          <bdi>{employerName}</bdi>
        </p>
        {children}
      </div>
      {action && <div className="actions">{action}</div>}
    </div>
  );
}
