import type { ReactNode } from "react";
import { dayWords } from "~/app/domain/time/wording";
import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { EmptyState } from "./empty-state";
import { InterviewSlot, isOwn, type SlotProps, type SlotView } from "./interview-slot";
import { Notice } from "./notice";
import { Section } from "./section";
import { SlotGroup } from "./slot-group";

export interface InterviewsView {
  event: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  /** They have a place at an event that takes place. */
  mayBook: boolean;
  /** By employer, then by time. */
  slots: readonly SlotView[];
}

export interface InterviewListProps {
  view: InterviewsView;
  /** What a slot's own address begins with: `${base}/${slotId}/booking`. */
  base: string;
  locale: string;
  /** Each time that is booked comes as a calendar file. */
  hasCalendar?: boolean;
  /** The time that could not be had: the other times of its employer show at once. */
  at?: string | null;
}

/**
 * An event's interview times: first what this visitor has or waits for, then the others by employer. Where there are
 * several employers, each one's times open by a tap.
 */
export function InterviewList({ view, base, locale, hasCalendar = false, at = null }: InterviewListProps) {
  const t = useWords();
  const { slots, timeZone, mayBook } = view;
  if (slots.length === 0) {
    return <EmptyState title={t("interview.none")}>{t("interview.noneText")}</EmptyState>;
  }
  const each = { base, locale, timeZone, mayBook, hasCalendar };
  const own = slots.filter(isOwn).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const others = slots.filter((slot) => !isOwn(slot));
  const employers = [...new Set(others.map(({ employer }) => employer))];
  return (
    <>
      {!mayBook && <Notice>{t("interview.needsPlace")}</Notice>}
      {own.length > 0 && (
        <Section title={t("interview.own")}>
          <ul className="slots">
            {own.map((slot) => (
              <InterviewSlot key={slot.id} slot={slot} {...each} isNamed />
            ))}
          </ul>
        </Section>
      )}
      {employers.map((employer) => {
        const theirs = others.filter((slot) => slot.employer === employer);
        const days = <Days slots={theirs} {...each} />;
        if (employers.length === 1) {
          return (
            <Section key={employer} title={employer}>
              {days}
            </Section>
          );
        }
        const isOpen = slots.some(({ id, employer: name }) => id === at && name === employer);
        return (
          <SlotGroup key={employer} title={employer} count={freeTimes(t, theirs)} isOpen={isOpen}>
            {days}
          </SlotGroup>
        );
      })}
    </>
  );
}

const freeTimes = (t: Words, slots: readonly SlotView[]) =>
  t("interview.freeTimes", {
    count: slots.filter(({ choice }) => choice.kind === "free" || choice.kind === "change").length,
  });

type DaysProps = Omit<SlotProps, "slot" | "isNamed"> & { slots: readonly SlotView[] };

/** A list for each day, named where there is more than one. */
function Days({ slots, ...each }: DaysProps): ReactNode {
  const dayOf = ({ startsAt }: SlotView) => dayWords(startsAt, each.timeZone, each.locale);
  const days = [...new Set(slots.map(dayOf))];
  return days.map((day) => (
    <div key={day}>
      {days.length > 1 && <h3>{day}</h3>}
      <ul className="slots">
        {slots
          .filter((slot) => dayOf(slot) === day)
          .map((slot) => (
            <InterviewSlot key={slot.id} slot={slot} {...each} />
          ))}
      </ul>
    </div>
  ));
}
