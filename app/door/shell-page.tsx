import { Button } from "~/app/components/button";
import type { KeptRoster } from "./device-store";
import { words } from "./words";

/** Without a connection and without the event's list: what this device has. */
export function ShellPage({ lists, isOfEvent }: { lists: readonly KeptRoster[]; isOfEvent: boolean }) {
  return (
    <main className="door-panel">
      <h1>{words.shell.title}</h1>
      {isOfEvent && <p>{words.shell.notHere}</p>}
      <p>{lists.length === 0 ? words.shell.none : words.shell.lead}</p>
      {lists.map(({ data }) => (
        <a className="button" key={data.eventId} href={`/door/${data.eventId}`}>
          {data.title}
        </a>
      ))}
      <Button type="button" kind="secondary" onClick={() => location.reload()}>
        {words.shell.again}
      </Button>
    </main>
  );
}
