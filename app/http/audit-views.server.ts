import type { AuditView } from "~/app/components/audit-table";
import type { AuditRow } from "~/db/queries/audit";

const actors: Record<string, string> = {
  person: "A person who has left",
  token: "An API token",
  device: "A phone or tablet at the door",
  patron: "The patron",
  system: "Fairday",
};

/** A row of the trail in words, with the page of what it is about. */
export function auditView(row: AuditRow): AuditView {
  const { id, at, action, from, to, reason } = row;
  return {
    id,
    at,
    actor: row.actorName ?? actors[row.actorKind] ?? row.actorKind,
    actorKind: row.actorKind,
    isNamed: row.actorName !== null,
    subject: row.subjectName,
    subjectId: row.subjectId,
    subjectKind: row.subjectKind,
    href: hrefOf(row),
    action,
    from,
    to,
    reason,
  };
}

function hrefOf({ subjectKind, subjectId, registrationEventId }: AuditRow): string | null {
  switch (subjectKind) {
    case "event":
      return `/staff/events/${subjectId}`;
    case "roster":
      return `/staff/events/${subjectId}/roster`;
    case "employer":
      return `/staff/employers/${subjectId}`;
    case "registration":
      return registrationEventId && `/staff/events/${registrationEventId}/registrations/${subjectId}`;
    case "branch":
    case "room":
      return "/staff/places";
    case "partner":
      return `/staff/partners/${subjectId}`;
    case "resource":
      return `/staff/resources/${subjectId}`;
    case "desk":
      return "/staff/desk";
    case "center":
      return "/staff/settings";
    default:
      return null;
  }
}
