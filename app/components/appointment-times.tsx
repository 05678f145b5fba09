import type { ReactNode } from "react";
import { dayWords, timeWords } from "~/app/domain/time/wording";
import { useWords } from "~/app/i18n/use-words";
import { ContactText } from "./contact-text";
import { EmptyState } from "./empty-state";
import { momentInWords } from "./event-when";

export interface BranchWithTimes {
  id: string;
  name: string;
  address: string | null;
  /** When its first free time begins. */
  next: Date;
}

export interface TimeView {
  id: string;
  counselor: string;
  startsAt: Date;
  endsAt: Date;
}

export interface TimesView {
  timeZone: string;
  /** Those with times that can be booked. */
  branches: readonly BranchWithTimes[];
  /** Whose times are shown; null where one is to be chosen, or there are no times at all. */
  branch: BranchWithTimes | null;
  days: readonly { day: string; times: readonly TimeView[] }[];
  /** Days from which the weeks before and after are shown; null where there is none. */
  earlier: string | null;
  later: string | null;
}

interface AppointmentTimesProps {
  view: TimesView;
  /** The page's own address, which the choices of branch and week go on. */
  base: string;
  /** Whom to ask where nothing is free. */
  contact: string;
  locale: string;
  /** A time's link or button; its words are given. */
  children: (time: TimeView, words: ReactNode, spoken: string) => ReactNode;
}

/** Times that can be booked: the branches, then a week of one, day by day. */
export function AppointmentTimes({ view, base, contact, locale, children }: AppointmentTimesProps) {
  const t = useWords();
  if (view.branches.length === 0) {
    return (
      <EmptyState title={t("appointment.none")}>
        <p>
          {t("appointment.noneText")} <ContactText text={contact} />
        </p>
      </EmptyState>
    );
  }
  if (view.branch === null) return <Branches view={view} base={base} locale={locale} />;
  const { branch } = view;
  const weekOf = (from: string) => `${base}?branch=${branch.id}&from=${from}`;
  return (
    <>
      <p>
        <strong>
          <bdi>{branch.name}</bdi>
        </strong>
        {branch.address !== null && (
          <>
            <br />
            <bdi>{branch.address}</bdi>
          </>
        )}
      </p>
      {view.branches.length > 1 && (
        <p>
          <a href={base}>{t("appointment.allBranches")}</a>
        </p>
      )}
      {view.days.map(({ day, times }) => (
        <Day key={day} {...{ times, locale }} timeZone={view.timeZone}>
          {children}
        </Day>
      ))}
      <ul className="links">
        {view.earlier !== null && (
          <li>
            <a href={weekOf(view.earlier)}>{t("appointment.earlier")}</a>
          </li>
        )}
        {view.later !== null && (
          <li>
            <a href={weekOf(view.later)}>{t("appointment.later")}</a>
          </li>
        )}
      </ul>
    </>
  );
}

function Branches({ view, base, locale }: Pick<AppointmentTimesProps, "view" | "base" | "locale">) {
  const t = useWords();
  return (
    <section>
      <h2>{t("appointment.where")}</h2>
      <ul className="slots">
        {view.branches.map(({ id, name, address, next }) => (
          <li className="slot" key={id}>
            <div>
              <p className="slot-time">
                <a href={`${base}?branch=${id}`}>
                  <bdi>{name}</bdi>
                </a>
              </p>
              {address !== null && (
                <p className="slot-where">
                  <bdi>{address}</bdi>
                </p>
              )}
            </div>
            <p>{momentInWords(next, view.timeZone, locale)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DayProps {
  times: readonly TimeView[];
  timeZone: string;
  locale: string;
  children: AppointmentTimesProps["children"];
}

function Day({ times, timeZone, locale, children }: DayProps) {
  const t = useWords();
  const [first] = times;
  if (first === undefined) return null;
  return (
    <section>
      <h2>{dayWords(first.startsAt, timeZone, locale)}</h2>
      <ul className="times">
        {times.map((time) => {
          const words = timeWords(time.startsAt, timeZone, locale);
          const shown = (
            <>
              <time dateTime={time.startsAt.toISOString()}>{words}</time>{" "}
              <span className="time-with">{t("appointment.with", { counselor: time.counselor })}</span>
            </>
          );
          return <li key={time.id}>{children(time, shown, words)}</li>;
        })}
      </ul>
    </section>
  );
}
