import { useState } from "react";
import { Button } from "~/app/components/button";
import type { ChoiceCatalogue, ChoiceWords } from "~/app/components/choice-words";
import { FieldError } from "~/app/components/field";
import type { VisitAnswer } from "~/app/domain/sharing/visit";
import { directionOf, type Locale, locales, spokenOr } from "~/app/i18n/locales";
import type { NumberTrouble, OpenVisit } from "./table-state";
import { words } from "./words";

interface ChoiceViewProps {
  visit: OpenVisit;
  /** Without a connection the visitor's own phone learns nothing of the question. */
  isOffline: boolean;
  catalogue: ChoiceCatalogue;
  locale: Locale;
  /** Those that the center offers. */
  offered: readonly Locale[];
  onLocale: (locale: Locale) => void;
  onAnswer: (answer: VisitAnswer, number: string, language: string) => void;
  onLeave: () => void;
}

/** The phone in the visitor's hands: what they are asked, in their language, and what they may choose. No name is on it. */
export function ChoiceView({
  visit,
  isOffline,
  catalogue,
  locale,
  offered,
  onLocale,
  onAnswer,
  onLeave,
}: ChoiceViewProps) {
  const [number, setNumber] = useState("");
  const t = catalogue[locale];
  const problem = visit.trouble && problemWords(visit.trouble, t);
  const answer = (chosen: VisitAnswer) => () => onAnswer(chosen, number, locale);
  const choice = { type: "button" as const, disabled: visit.isSending };
  return (
    <section className="table-choice" lang={locale} dir={directionOf(locale)}>
      <LanguageField label={t.language} locale={locale} offered={offered} onLocale={onLocale} />
      <h2>{t.asks}</h2>
      <p>{t.text}</p>
      <p>{t.nameText}</p>
      {!isOffline && <p>{t.own}</p>}
      <div className="field" data-state={problem ? "error" : undefined}>
        <label className="field-label" htmlFor="table-number">
          {t.number}
        </label>
        <p className="field-hint" id="table-number-hint">
          {t.numberHint}
        </p>
        {problem && <FieldError id="table-number-error">{problem}</FieldError>}
        <input
          id="table-number"
          className="control"
          data-width="short"
          inputMode="numeric"
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? "table-number-hint table-number-error" : "table-number-hint"}
        />
      </div>
      <div className="table-answers">
        <Button {...choice} kind="secondary" onClick={answer("shared")}>
          {t.yes}
        </Button>
        <Button {...choice} kind="secondary" onClick={answer("named")}>
          {t.name}
        </Button>
        <Button {...choice} kind="secondary" onClick={answer("counted")}>
          {t.count}
        </Button>
        <Button {...choice} kind="secondary" onClick={answer("declined")}>
          {t.no}
        </Button>
      </div>
      <p lang="en" dir="ltr">
        <Button type="button" kind="quiet" onClick={onLeave}>
          {words.leave}
        </Button>
      </p>
    </section>
  );
}

const problemWords = (trouble: NumberTrouble, t: ChoiceWords): string => t[trouble];

function LanguageField({
  label,
  locale,
  offered,
  onLocale,
}: {
  label: string;
  locale: Locale;
  /** Those that the center offers. */
  offered: readonly Locale[];
  onLocale: (locale: Locale) => void;
}) {
  return (
    <label className="table-language">
      <span>{label}</span>
      <select
        className="control"
        value={locale}
        onChange={(event) => onLocale(spokenOr(event.currentTarget.value))}
      >
        {locales
          .filter(({ tag }) => offered.includes(tag))
          .map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
}
