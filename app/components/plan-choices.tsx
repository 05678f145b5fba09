import { useWords } from "~/app/i18n/use-words";
import { employerTitle } from "./employer-lines";
import { inLanguage } from "./in-language";
import { type OpeningView, openingLine } from "./openings-list";
import { payInWords } from "./pay";
import type { PlanPageView } from "./plan-page";

/** A checkbox for each opening, by employer. */
export function PlanChoices({ view }: { view: Pick<PlanPageView, "groups" | "marked" | "openingsLocale"> }) {
  const t = useWords();
  return view.groups.map(({ employer, openings }) => (
    <fieldset key={employer.id} className="plan-employer">
      <legend>{employerTitle(employer, t)}</legend>
      {openings.map((opening) => (
        <PlanChoice
          key={opening.id}
          opening={opening}
          isMarked={view.marked.includes(opening.id)}
          language={view.openingsLocale}
        />
      ))}
    </fieldset>
  ));
}

interface PlanChoiceProps {
  opening: OpeningView;
  isMarked: boolean;
  language: string;
}

function PlanChoice({ opening, isMarked, language }: PlanChoiceProps) {
  const t = useWords();
  const id = `opening-${opening.id}`;
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={id}
        name="opening"
        value={opening.id}
        defaultChecked={isMarked}
        aria-describedby={`${id}-about`}
      />
      <div>
        <label htmlFor={id} {...inLanguage(language, t.locale)}>
          {opening.title}
        </label>
        <p className="field-hint" id={`${id}-about`}>
          {payInWords(opening, t)} · {openingLine(opening, t)}
          {opening.isClosed && ` · ${t("job.closed")}`}
        </p>
      </div>
    </div>
  );
}
