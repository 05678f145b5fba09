import { type FormEvent, useEffect, useState, useSyncExternalStore } from "react";
import type { DeskChoices } from "~/app/domain/desk/choices";
import { CategoryButtons } from "./category-buttons";
import { ChoiceFields } from "./choice-fields";
import type { DeskProps } from "./desk-props";
import type { DeskSession } from "./desk-session";
import type { DeskState } from "./desk-state";
import { EntryList } from "./entry-list";
import { KeysSwitch, useNumberKeys } from "./number-keys";
import { deskHolder } from "./open-desk";
import { RefusedList } from "./refused-list";
import { rememberChoices } from "./remember-choices";
import { words } from "./words";

export interface DeskPageProps extends DeskProps {
  /** False where the page opens from what is on the device. */
  isFromServer: boolean;
}

/** The desk's log: what stays chosen, a button a category, and what was logged. Without a script each is a form. */
export function DeskPage({ isFromServer, ...props }: DeskPageProps) {
  const { session, state } = useDesk(props, isFromServer);
  const [choices, setChoices] = useState(props.choices);
  const [isReference, setReference] = useState(false);
  const log = (category: string) => {
    session?.log(category, choices, isReference);
    setReference(false);
  };
  const keys = useNumberKeys(session === null ? null : log, props.categories);
  const choose = (change: Partial<DeskChoices>) => {
    const next = { ...choices, ...change };
    setChoices(next);
    rememberChoices(next);
  };
  function submit(event: FormEvent<HTMLFormElement>) {
    if (session === null) return;
    event.preventDefault();
    const category = submittedBy(event.nativeEvent);
    if (category !== null) log(category);
  }
  return (
    <>
      <StatusLine state={state} session={session} />
      <form
        className="form desk-form"
        method="post"
        action={`/staff/desk?key=${props.formKey}`}
        onSubmit={submit}
        noValidate
      >
        <CategoryButtons categories={props.categories} />
        <ChoiceFields {...{ choices, choose, isReference, setReference }} branches={props.branches} />
      </form>
      {session && <KeysSwitch keys={keys} />}
      {session && <RefusedList state={state} session={session} zone={props.zone} />}
      <EntryList state={state} session={session} zone={props.zone} />
    </>
  );
}

function useDesk(props: DeskProps, isFromServer: boolean) {
  const [holder] = useState(() => deskHolder(props, isFromServer));
  const open = useSyncExternalStore(holder.subscribe, holder.read, () => holder.before);
  useEffect(() => holder.open(), [holder]);
  return open;
}

/** The key of the category whose button was pressed. */
function submittedBy(event: Event): string | null {
  if (!(event instanceof SubmitEvent) || !(event.submitter instanceof HTMLButtonElement)) return null;
  return event.submitter.value;
}

/** How the connection stands, what waits, and what was done last. Nothing is said of a plain page. */
function StatusLine({ state, session }: { state: DeskState; session: DeskSession | null }) {
  const { connection, waitingCount, storage, said } = state;
  if (session === null) return <output className="desk-status" />;
  const line = [
    words.connection[connection],
    waitingCount > 0 && words.waiting(waitingCount),
    waitingCount > 0 && storage !== "lasting" && words.memoryOnly,
    said,
  ];
  return (
    <output className="desk-status" data-connection={connection}>
      {line
        .filter(Boolean)
        .map((part) => String(part).replace(/\.$/, ""))
        .join(". ")}
      {connection === "signed-out" && (
        <>
          {" "}
          <a href="/sign-in">{words.signIn}</a>
        </>
      )}
    </output>
  );
}
