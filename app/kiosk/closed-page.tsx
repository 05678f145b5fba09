import { words } from "./words";

/** What stands on the tablet where it is no kiosk, or no longer: nothing here leads anywhere else. */
export function ClosedPage() {
  return (
    <main id="content" className="kiosk">
      <div className="kiosk-middle">
        <h1>{words.closed.title}</h1>
        <p className="kiosk-lead">{words.closed.text}</p>
        <p className="muted">{words.closed.staff}</p>
      </div>
    </main>
  );
}
