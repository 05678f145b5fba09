import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "~/app/components/button";
import { ShortCode } from "~/app/components/short-code";
import { fold, isSearchable } from "~/app/domain/text/fold";
import { readScannedText } from "~/app/domain/tickets/scanned-text";
import type { FoundTicket } from "./answers";
import type { DoorSession } from "./door-ports";
import { Panel } from "./panel";
import { words } from "./words";

type Search =
  | { state: "empty" }
  | { state: "searching" }
  | { state: "no-connection" }
  | { state: "found"; text: string; tickets: readonly FoundTicket[] };

interface FindPanelProps {
  open: boolean;
  session: DoorSession | null;
  isOffline: boolean;
  onClose: () => void;
  onCode: (code: string) => void;
}

/** A person stops typing for this long between words, not between letters. */
const pause = 250;

/** Finds a visitor by three letters of the name, or takes a code. */
export function FindPanel({ open, session, isOffline, onClose, onCode }: FindPanelProps) {
  const [search, type] = useSearch(session);
  const take = (code: string) => {
    onClose();
    onCode(code);
  };
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("find");
    if (field instanceof HTMLInputElement && readScannedText(field.value).kind !== "unreadable")
      take(field.value);
  }
  return (
    <Panel open={open} title={words.find.title} onClose={onClose}>
      <form className="field" onSubmit={submit}>
        <label className="field-label" htmlFor="door-find">
          {words.find.label}
        </label>
        <p className="field-hint" id="door-find-hint">
          {isOffline ? words.find.hintOffline : words.find.hint}
        </p>
        <input
          id="door-find"
          className="control"
          name="find"
          type="search"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          aria-describedby="door-find-hint"
          onInput={(event) => type(event.currentTarget.value)}
        />
      </form>
      <Found search={search} isOffline={isOffline} onLetIn={take} />
    </Panel>
  );
}

interface FoundProps {
  search: Search;
  isOffline: boolean;
  onLetIn: (code: string) => void;
}

function Found({ search, isOffline, onLetIn }: FoundProps) {
  if (search.state === "empty") return null;
  if (search.state === "searching") return <output>{words.find.searching}</output>;
  if (search.state === "no-connection") return <output>{words.find.noConnection}</output>;
  if (search.tickets.length === 0) {
    const none = isOffline ? words.find.noneOffline : words.find.none;
    return <output>{none(search.text)}</output>;
  }
  return (
    <ul className="door-found">
      {search.tickets.map(({ name, shortCode, status }) => (
        <li key={shortCode}>
          <span>
            <strong>{name}</strong>
            <br />
            <ShortCode code={shortCode} /> <small className="muted">{words.find.status(status)}</small>
          </span>
          <Button type="button" label={words.find.letIn(name)} onClick={() => onLetIn(shortCode)}>
            {words.actions.letIn}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function useSearch(session: DoorSession | null): [Search, (text: string) => void] {
  const [search, setSearch] = useState<Search>({ state: "empty" });
  const asked = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  function type(text: string) {
    asked.current = text;
    clearTimeout(timer.current);
    const isName = isSearchable(fold(text)) && readScannedText(text).kind === "unreadable";
    if (!isName || session === null) return setSearch({ state: "empty" });
    timer.current = setTimeout(() => void ask(session, text), pause);
  }

  async function ask(open: DoorSession, text: string) {
    setSearch((before) => (before.state === "found" ? before : { state: "searching" }));
    const sent = await open.search(text);
    // An answer to an earlier text is late.
    if (asked.current !== text) return;
    setSearch(
      sent.outcome === "answered"
        ? { state: "found", text, tickets: sent.answer }
        : { state: "no-connection" },
    );
  }

  return [search, type];
}
