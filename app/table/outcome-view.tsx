import { Button } from "~/app/components/button";
import type { ChoiceWords } from "~/app/components/choice-words";
import { levelOf } from "~/app/domain/sharing/visit";
import { directionOf, type Locale } from "~/app/i18n/locales";
import { NoteFields } from "./note-fields";
import type { TableSession } from "./table-session";
import type { Outcome } from "./table-state";
import { words } from "./words";

interface OutcomeViewProps {
  outcome: Outcome;
  t: ChoiceWords;
  locale: Locale;
  session: TableSession;
}

/** Thanks, for the visitor; who it was, where they share, and a note, for the representative. */
export function OutcomeView({ outcome, t, locale, session }: OutcomeViewProps) {
  const { answer, isKept, visitId, note } = outcome;
  const isShared = levelOf(answer) !== null;
  return (
    <section className="table-choice">
      <div lang={locale} dir={directionOf(locale)}>
        <h2>{t[answer]}</h2>
        {isShared && <p>{isKept ? t.kept : t.stop}</p>}
        <p>{t.back}</p>
      </div>
      <div className="table-outcome">
        <p>
          <output>{outcomeWords(outcome)}</output>
        </p>
        {isShared && (
          <NoteFields key={visitId} name={visitId} note={note} onKeep={(kept) => session.noteOutcome(kept)} />
        )}
        <Button type="button" size="large" onClick={() => session.next()}>
          {words.next}
        </Button>
      </div>
    </section>
  );
}

function outcomeWords({ answer, isKept, contact }: Outcome): string {
  if (answer === "counted" || answer === "declined") return words.outcome[answer];
  if (isKept) return words.outcome.waits;
  return contact === null ? words.outcome.someone : words.outcome[answer](contact.name);
}
