import type { ReactNode } from "react";
import type { Opening } from "~/app/domain/events/openings";
import { dayWords } from "~/app/domain/time/wording";
import { useWords } from "~/app/i18n/use-words";
import { inLanguage } from "./in-language";
import { payInWords } from "./pay";

export interface OpeningView extends Opening {
  id: string;
}

/** A calendar day has no zone: noon UTC is that day in UTC. */
const calendarDayWords = (date: string, locale: string) =>
  dayWords(new Date(`${date}T12:00:00Z`), "UTC", locale);

function OpeningTexts({ opening, language }: { opening: OpeningView; language: string | undefined }) {
  const t = useWords();
  const written = inLanguage(language, t.locale);
  const closesOn = t("job.closesOn");
  const texts = [
    [t("job.schedule"), opening.schedule],
    [t("job.worksite"), opening.worksite],
    [t("job.duties"), opening.duties],
    [t("job.qualifications"), opening.minimumQualifications],
    [t("job.howToApply"), opening.howToApply],
    [closesOn, opening.closesOn && calendarDayWords(opening.closesOn, t.locale)],
  ].filter(([, text]) => text);
  if (texts.length === 0) return null;
  return (
    <dl className="facts">
      {texts.map(([label, text]) => [
        <dt key={`${label}-label`}>{label}</dt>,
        <dd key={label} className="keep-lines" {...(label === closesOn ? {} : written)}>
          {text}
        </dd>,
      ])}
    </dl>
  );
}

export interface OpeningsListProps {
  openings: readonly OpeningView[];
  /** The language that they are in, where it may not be the page's. */
  language?: string | undefined;
  /** Of the titles: they stand under a heading of their employer's where there are several. */
  level?: 3 | 4 | undefined;
  /** What stands under an opening, for staff. */
  beside?: ((opening: OpeningView) => ReactNode) | undefined;
}

/** The openings of an event, pay in the first line of each. */
export function OpeningsList({ openings, language, level = 3, beside }: OpeningsListProps) {
  const t = useWords();
  const Title = level === 3 ? "h3" : "h4";
  const written = inLanguage(language, t.locale);
  return (
    <ul className="openings">
      {openings.map((opening) => (
        <li key={opening.id} className="opening">
          <div className="opening-head">
            <Title className="opening-title" {...written}>
              {opening.title}
            </Title>
            <p className="opening-pay">{payInWords(opening, t)}</p>
          </div>
          <p>
            {[
              t(`job.${opening.employmentType}`),
              t("job.openings", { count: opening.vacancies }),
              opening.remote ? t("job.remote") : undefined,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <OpeningTexts opening={opening} language={language} />
          {beside?.(opening)}
        </li>
      ))}
    </ul>
  );
}
