import type { ReactNode } from "react";
import type { EventStatus } from "~/app/domain/events/event";
import { whenWords } from "~/app/domain/time/wording";
import { EventNav } from "./event-nav";
import { EventStatusBadge } from "./status-badge";

export interface StaffEventView {
  id: string;
  title: string;
  status: EventStatus;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  /** How many conflicts wait for staff. */
  conflicts: number;
  /** How many requests for access do. */
  accessRequests: number;
  /** How many employers that ask for a table do; null where the event has no tables. */
  applications: number | null;
  /** How many messages of the host the reader has not seen; null where the event has no host. */
  unread: number | null;
}

export interface StaffEventHeadProps {
  event: StaffEventView;
  /** The part of the event's pages that is open: "", "registrations", "roster". */
  current: string;
  /** What this part is called; absent on the first page, whose title is the event's. */
  title?: string | undefined;
  actions?: ReactNode;
}

const groups = [
  {
    label: "Before",
    parts: [
      ["", "Event"],
      ["openings", "Openings"],
      ["texts", "Languages"],
      ["registrations", "Registrations"],
      ["waitlist", "Waitlist"],
      ["interviews", "Interviews"],
      ["employers", "Employers"],
      ["accommodations", "Access requests"],
      ["floor-plan", "Floor plan"],
      ["thread", "Employer messages"],
      ["announcement", "Message"],
    ],
  },
  {
    label: "At the door",
    parts: [
      ["roster", "Roster"],
      ["badges", "Badges"],
      ["door-passes", "Door passes"],
      ["room", "Room and doors"],
      ["tables", "Tables"],
      ["paper-night", "Paper night"],
      ["conflicts", "Conflicts"],
    ],
  },
  {
    label: "Afterwards",
    parts: [
      ["results", "Results"],
      ["outcomes", "Outcomes"],
      ["survey", "Survey"],
    ],
  },
  {
    label: "Records",
    parts: [
      ["mail", "Mail"],
      ["audit", "Audit trail"],
    ],
  },
] as const;

/** Employers have a page where the event has tables for them, and messages where a host reads them. */
const isShown =
  ({ applications, unread }: StaffEventView) =>
  ([part]: readonly [string, string]) =>
    !((part === "employers" && applications === null) || (part === "thread" && unread === null));

/** How much waits for staff in a part. */
function waitingIn(part: string, view: StaffEventView): number {
  if (part === "conflicts") return view.conflicts;
  if (part === "employers") return view.applications ?? 0;
  if (part === "thread") return view.unread ?? 0;
  return part === "accommodations" ? view.accessRequests : 0;
}

/** The head of an event's pages: which event, where it stands, and its other pages. */
export function StaffEventHead({ event, current, title, actions }: StaffEventHeadProps) {
  const base = `/staff/events/${event.id}`;
  const hrefOf = (part: string) => (part === "" ? base : `${base}/${part}`);
  return (
    <>
      <div className="page-head">
        {title !== undefined && (
          <p className="page-head-of">
            <a href={base}>{event.title}</a>
          </p>
        )}
        <h1>{title ?? event.title}</h1>
        <p className="page-head-lead">{whenWords(event.startsAt, event.endsAt, event.zone, "en-US")}</p>
        <p>
          <EventStatusBadge status={event.status} />
        </p>
        {actions && <div className="actions">{actions}</div>}
      </div>
      <EventNav
        label="Pages of this event"
        groups={groups.map(({ label, parts }) => ({
          label,
          tabs: parts.filter(isShown(event)).map(([part, name]) => ({
            href: hrefOf(part),
            label: name,
            count: waitingIn(part, event) || undefined,
          })),
        }))}
        current={hrefOf(current)}
      />
    </>
  );
}
