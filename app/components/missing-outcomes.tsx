import { Notice } from "./notice";

interface NamedEmployer {
  id: string;
  legalName: string;
}

export interface MissingView {
  /** Employers that told nothing at all. */
  never: readonly NamedEmployer[];
  /** Those that told something, and not what they were asked last. */
  notAtLast: readonly NamedEmployer[];
  /** The 90 days are not over: nobody could tell yet who stayed. */
  lastMarkAhead: boolean;
}

/** What is not in yet when an event is to be closed. */
export function MissingOutcomes({ eventId, missing }: { eventId: string; missing: MissingView }) {
  const { never, notAtLast, lastMarkAhead } = missing;
  if (never.length === 0 && notAtLast.length === 0 && !lastMarkAhead) {
    return <Notice kind="success">Nothing is missing: every employer answered what it was asked.</Notice>;
  }
  return (
    <Notice kind="warning" title="What is still missing">
      <ul>
        {never.length > 0 && (
          <li>
            No answer at all: <Names eventId={eventId} employers={never} />
          </li>
        )}
        {notAtLast.length > 0 && (
          <li>
            No answer after 90 days: <Names eventId={eventId} employers={notAtLast} />
          </li>
        )}
        {lastMarkAhead && <li>The 90 days after the event are not over. Who stayed is not known yet.</li>}
      </ul>
    </Notice>
  );
}

function Names({ eventId, employers }: { eventId: string; employers: readonly NamedEmployer[] }) {
  return employers.map(({ id, legalName }, n) => (
    <span key={id}>
      {n > 0 && ", "}
      <a href={`/staff/events/${eventId}/outcomes/${id}`}>
        <bdi>{legalName}</bdi>
      </a>
    </span>
  ));
}
