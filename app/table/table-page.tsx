import { type FormEvent, useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "~/app/components/button";
import { visitsIn } from "~/app/domain/sharing/visit";
import { CameraView } from "~/app/door/camera-view";
import { listenForScanners } from "~/app/door/keyboard-scanner";
import { useCamera } from "~/app/door/use-camera";
import { useIsSecure } from "~/app/door/use-door-choices";
import { useNow } from "~/app/door/use-now";
import { localeTags } from "~/app/i18n/locales";
import { ChoiceView } from "./choice-view";
import { ContactsPanel } from "./contacts-panel";
import { tableHolder } from "./open-table";
import { OutcomeView } from "./outcome-view";
import { TableNotices } from "./table-notices";
import type { TableProps } from "./table-props";
import type { TableSession } from "./table-session";
import type { TableState } from "./table-state";
import { words } from "./words";

/** A representative's page: counts, the camera, the visitor's choice, and what waits. */
export function TablePage(props: TableProps) {
  const { session, state } = useTable(props);
  const [locale, setLocale] = useState(props.locale);
  const [isListOpen, setListOpen] = useState(false);
  const { visit, outcome } = state;
  // The next visitor begins in the center's language: another's would say something of the one before.
  const [visitor, setVisitor] = useState<string | null>(null);
  const current = visit?.id ?? outcome?.visitId ?? null;
  if (current !== visitor) {
    setVisitor(current);
    setLocale(props.locale);
  }
  return (
    <main className="table" id="content">
      <TableBar props={props} state={state} />
      {session && visit && (
        <ChoiceView
          key={visit.id}
          {...{ visit, locale, catalogue: props.words, onLocale: setLocale }}
          offered={props.offered ?? localeTags}
          isOffline={state.connection === "lost"}
          onAnswer={session.answer}
          onLeave={session.next}
        />
      )}
      {session && outcome && <OutcomeView {...{ outcome, locale, session }} t={props.words[locale]} />}
      {current === null && <Asking props={props} state={state} session={session} />}
      {session && current === null && state.connection !== "over" && (
        <p>
          <Button
            type="button"
            kind="secondary"
            onClick={() => {
              session.loadContacts();
              setListOpen(true);
            }}
          >
            {words.contacts.open}
          </Button>
        </p>
      )}
      {session && <Notices state={state} session={session} zone={props.zone} />}
      {session && (
        <ContactsPanel
          open={isListOpen && state.connection !== "over"}
          {...{ state, session }}
          onClose={() => setListOpen(false)}
        />
      )}
    </main>
  );
}

function Notices({ state, session, zone }: { state: TableState; session: TableSession; zone: string }) {
  const now = useNow();
  return now && <TableNotices {...{ state, session, zone, now }} />;
}

function useTable(props: TableProps) {
  const [holder] = useState(() => tableHolder(props));
  const open = useSyncExternalStore(holder.subscribe, holder.read, () => holder.before);
  useEffect(() => holder.open(), [holder]);
  return open;
}

function TableBar({ props, state }: { props: TableProps; state: TableState }) {
  const { registered, arrived, shared, named } = state.counts;
  const figures = [
    [words.counts.visits, visitsIn(state.counts)],
    [words.counts.shared, shared + named],
    [words.counts.arrived, arrived],
    [words.counts.registered, registered],
  ] as const;
  return (
    <header className="table-bar">
      <h1 className="table-name">
        {words.title(props.employerName)} <small>{props.title}</small>
      </h1>
      <dl className="door-counts">
        {figures.map(([label, figure]) => (
          <div key={label} className="door-count">
            <dt>{label}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <output className="door-link" data-connection={state.connection === "over" ? "lost" : state.connection}>
        {connectionLine(state)}
      </output>
    </header>
  );
}

const connectionLine = ({ connection, waiting, storage }: TableState): string =>
  [
    words.connection[connection],
    waiting > 0 && words.waiting(waiting),
    waiting > 0 && storage !== "lasting" && words.memoryOnly,
  ]
    .filter(Boolean)
    .join(", ");

interface AskingProps {
  props: TableProps;
  state: TableState;
  session: TableSession | null;
}

/** No visitor stands there: the camera, and the field for digits. Without scripts the form is posted. */
function Asking({ props, state, session }: AskingProps) {
  const isSecure = useIsSecure();
  const isAsking = state.connection !== "over" && state.isOpen;
  const camera = useCamera((text) => session?.take(text), !isAsking);
  useEffect(
    () => (session === null ? undefined : listenForScanners(document, (text) => session.take(text))),
    [session],
  );
  if (state.connection === "over") return <p className="table-over">{words.over}</p>;
  if (!state.isOpen) return <p className="table-over">{words.closed}</p>;
  return (
    <>
      <div className="door-view table-view">
        <CameraView camera={camera} attach={camera.attach} isSecure={isSecure} onTap={() => {}}>
          <p>{words.take.hint}</p>
        </CameraView>
      </div>
      {state.trouble && <p role="alert">{words.trouble[state.trouble]}</p>}
      <CodeForm eventId={props.eventId} session={session} />
    </>
  );
}

function CodeForm({ eventId, session }: { eventId: string; session: TableSession | null }) {
  function submit(event: FormEvent<HTMLFormElement>) {
    if (session === null) return;
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("code");
    if (!(field instanceof HTMLInputElement)) return;
    session.take(field.value);
    field.value = "";
  }
  return (
    <form className="door-code" method="post" action={`/table/${eventId}`} onSubmit={submit} noValidate>
      <label className="field-label" htmlFor="table-code">
        {words.take.code}
      </label>
      <div className="door-code-line">
        <input
          id="table-code"
          className="control"
          name="code"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
        />
        <Button>{words.take.submit}</Button>
      </div>
    </form>
  );
}
