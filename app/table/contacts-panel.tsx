import { Panel } from "~/app/door/panel";
import { NoteFields } from "./note-fields";
import type { TableSession } from "./table-session";
import type { TableState } from "./table-state";
import { words } from "./words";

interface ContactsPanelProps {
  open: boolean;
  state: TableState;
  session: TableSession;
  onClose: () => void;
}

/** Who shares with the employer, each with its note. The list is the server's and is kept nowhere here. */
export function ContactsPanel({ open, state, session, onClose }: ContactsPanelProps) {
  const { contacts, connection } = state;
  return (
    <Panel open={open} title={words.contacts.open} onClose={onClose} closeWord={words.contacts.close}>
      {contacts === null && <p>{connection === "lost" ? words.contacts.offline : words.contacts.loading}</p>}
      {contacts?.length === 0 && <p>{words.contacts.none}</p>}
      {contacts?.map(({ id, name, level, note }) => (
        <details key={id} className="table-contact">
          <summary>
            <bdi>{name}</bdi>
            <small>
              {[words.contacts.levels[level], note.rating && words.note.ratings[note.rating]]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </summary>
          <NoteFields name={id} note={note} onKeep={(kept) => session.noteContact(id, kept)} />
        </details>
      ))}
    </Panel>
  );
}
