import { momentInWords } from "~/app/components/event-when";
import { Section } from "~/app/components/section";
import type { DeskEntry } from "./desk-props";
import type { DeskSession } from "./desk-session";
import type { DeskState } from "./desk-state";
import { words } from "./words";

interface EntryListProps {
  state: DeskState;
  session: DeskSession | null;
  zone: string;
}

/** As many as somebody looks back over. */
const most = 20;

/** What this person logged in this shift, the latest first, each with its way back. */
export function EntryList({ state, session, zone }: EntryListProps) {
  const shown = state.entries.slice(0, most);
  const earlier = state.entryCount - shown.length;
  return (
    <Section title={`${words.entries.title} (${state.entryCount})`}>
      {shown.length === 0 && <p>{words.entries.none}</p>}
      <ul className="desk-entries">
        {shown.map((entry) => (
          <li key={entry.id}>
            <div>
              <strong>{entry.category}</strong> {momentInWords(entry.at, zone)}
              <br />
              <small>
                {entry.detail}
                {state.waiting.has(entry.id) && `. ${words.entries.waits}`}
              </small>
            </div>
            <UndoForm entry={entry} session={session} zone={zone} />
          </li>
        ))}
      </ul>
      {earlier > 0 && <p>{words.entries.more(earlier)}</p>}
    </Section>
  );
}

function UndoForm({ entry, session, zone }: { entry: DeskEntry } & Pick<EntryListProps, "session" | "zone">) {
  return (
    <form
      method="post"
      action={`/staff/desk/inquiries/${entry.id}/undo`}
      onSubmit={(event) => {
        if (session === null) return;
        event.preventDefault();
        session.undo(entry.id);
      }}
    >
      <button
        className="button"
        data-kind="quiet"
        type="submit"
        aria-label={`${words.entries.undo}: ${entry.category}, ${momentInWords(entry.at, zone)}`}
      >
        {words.entries.undo}
      </button>
    </form>
  );
}
