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
      ["texts", "Languages"],
      ["registrations", "Registrations"],
      ["waitlist", "Waitlist"],
      ["accommodations", "Access requests"],
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
    label: "Records",
    parts: [
      ["mail", "Mail"],
      ["audit", "Audit trail"],
    ],
  },
] as const;

/** How much waits for staff in a part. */
function waitingIn(part: string, { conflicts, accessRequests }: StaffEventView): number {
  if (part === "conflicts") return conflicts;
  return part === "accommodations" ? accessRequests : 0;
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
          tabs: parts.map(([part, name]) => ({
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
