import { type FormEvent, useState } from "react";
import { Button } from "~/app/components/button";
import { FieldError, OptionalMark } from "~/app/components/field";
import { isShortCode } from "~/app/domain/tickets/short-code";
import { words } from "./words";

interface CodeFormProps {
  eventId: string;
  /** Made by the server for the page without scripts, where a reload posts again and must not scan twice. */
  scanId: string;
  door: string;
  /** Takes the code in the page; absent without scripts, where the form is posted. */
  onCode?: ((code: string) => void) | undefined;
  /** Takes the focus when the page opens, on the page without scripts, where one code follows the other. */
  isFirst?: boolean | undefined;
  /** A code that was posted and not taken, with the reason. */
  error?: string | undefined;
  /** "Check in" where it does not say. */
  submitWord?: string | undefined;
}

/** A typed code: eight digits, or what a scanner types. Works without scripts, as a form. */
export function CodeForm({ eventId, scanId, door, onCode, isFirst, error, submitWord }: CodeFormProps) {
  const [mistake, setMistake] = useState<string | null>(null);
  const focus = isFirst ? { autoFocus: true } : {};
  const problem = mistake ?? error;
  function submit(event: FormEvent<HTMLFormElement>) {
    if (onCode === undefined) return;
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("code");
    if (!(field instanceof HTMLInputElement)) return;
    const code = field.value.trim();
    const found = mistakeIn(code);
    setMistake(found);
    if (found !== null) return field.focus();
    field.value = "";
    onCode(code);
  }
  return (
    <form className="door-code" method="post" action={`/door/${eventId}/scans`} onSubmit={submit} noValidate>
      <input type="hidden" name="scanId" value={scanId} />
      <label className="field-label" htmlFor="door-code">
        {words.code.label}
      </label>
      {problem && <FieldError id="door-code-error">{problem}</FieldError>}
      <div className="door-code-line">
        <input
          id="door-code"
          className="control"
          name="code"
          inputMode="numeric"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          {...focus}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? "door-code-error" : undefined}
        />
        <Button>{submitWord ?? words.code.submit}</Button>
      </div>
      {onCode || door ? <input type="hidden" name="door" value={door} /> : <DoorField />}
    </form>
  );
}

/** A slip of the finger is no refused scan: eight digits carry one that checks the others. */
function mistakeIn(code: string): string | null {
  if (code === "") return words.code.missing;
  const digits = code.replaceAll(/[\s-]/g, "");
  if (!/^\d+$/.test(digits) || digits.length > 8) return null;
  if (digits.length < 8) return words.code.short;
  return isShortCode(digits) ? null : words.code.wrongDigit;
}

/** Without scripts the phone remembers nothing: it is asked once, and each page carries it on. */
function DoorField() {
  return (
    <>
      <label className="field-label" htmlFor="door-name">
        {words.page.doorLabel}
        <OptionalMark optional />
      </label>
      <p className="field-hint" id="door-name-hint">
        {words.page.doorHint}
      </p>
      <input
        id="door-name"
        className="control"
        name="door"
        maxLength={40}
        autoComplete="off"
        aria-describedby="door-name-hint"
      />
    </>
  );
}
