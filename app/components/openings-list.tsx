import type { Opening } from "~/app/domain/events/openings";
import { dayWords } from "~/app/domain/time/wording";
import { payInWords } from "./pay";
import { employmentTypeWords } from "./words";

export interface OpeningView extends Opening {
  id: string;
}

/** The words around an opening's texts, for a catalogue to replace. */
export const openingWords = {
  openings: (count: number) => (count === 1 ? "1 opening" : `${count} openings`),
  remote: "Work from home",
  schedule: "Hours",
  worksite: "Place of work",
  duties: "What you will do",
  qualifications: "What you need",
  howToApply: "How to apply",
  closesOn: "Apply by",
};

/** A calendar day has no zone: noon UTC is that day in UTC. */
const calendarDayWords = (date: string, locale: string) =>
  dayWords(new Date(`${date}T12:00:00Z`), "UTC", locale);

interface OpeningTextsProps {
  opening: OpeningView;
  labels: typeof openingWords;
  locale: string;
}

function OpeningTexts({ opening, labels, locale }: OpeningTextsProps) {
  const texts = [
    [labels.schedule, opening.schedule],
    [labels.worksite, opening.worksite],
    [labels.duties, opening.duties],
    [labels.qualifications, opening.minimumQualifications],
    [labels.howToApply, opening.howToApply],
    [labels.closesOn, opening.closesOn && calendarDayWords(opening.closesOn, locale)],
  ].filter(([, text]) => text);
  if (texts.length === 0) return null;
  return (
    <dl className="facts">
      {texts.map(([label, text]) => [
        <dt key={`${label}-label`}>{label}</dt>,
        <dd key={label} className="keep-lines">
          {text}
        </dd>,
      ])}
    </dl>
  );
}

export interface OpeningsListProps {
  openings: readonly OpeningView[];
  locale?: string | undefined;
  labels?: typeof openingWords | undefined;
}

/** The openings of an event, pay in the first line of each. */
export function OpeningsList({ openings, locale = "en-US", labels = openingWords }: OpeningsListProps) {
  return (
    <ul className="openings">
      {openings.map((opening) => (
        <li key={opening.id} className="opening">
          <div className="opening-head">
            <h3 className="opening-title">{opening.title}</h3>
            <p className="opening-pay">{payInWords(opening, locale)}</p>
          </div>
          <p>
            {[
              employmentTypeWords[opening.employmentType],
              labels.openings(opening.vacancies),
              opening.remote ? labels.remote : undefined,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <OpeningTexts opening={opening} labels={labels} locale={locale} />
        </li>
      ))}
    </ul>
  );
}
