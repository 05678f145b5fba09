/** Where the server has the script that keeps a page up to date. */
export const livePagePath = "/door/live-page.js";

/**
 * Keeps the parts of this page that are marked `data-live` right while the event goes on. Each name of a part stands
 * once on a page. Without script they are right as of the load.
 */
export function LivePage({ eventId }: { eventId: string }) {
  return <script src={livePagePath} defer data-event={eventId} />;
}
