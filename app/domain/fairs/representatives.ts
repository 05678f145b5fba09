import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import { cleanLine } from "~/app/domain/text/fold";
import type { TableStanding } from "./standing";

/** People of one employer who can have a door ticket. */
export const mostRepresentatives = 20;
/** Characters of a name. */
export const longestName = 120;

/** Names as they are typed, one a line; empty lines are left out. */
export const namesIn = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map(cleanLine)
    .filter((name) => name !== "");

/**
 * How a representative's door ticket stands: it opens the door with its employer's table, waits with an application,
 * and ends where the employer is declined or withdraws.
 */
export function ticketStanding(standing: TableStanding): RegistrationStatus {
  if (standing === "accepted") return "registered";
  return standing === "declined" || standing === "withdrawn" ? "cancelled" : "waitlisted";
}

/** A door ticket that an employer has for one of its people. */
export interface HeldTicket {
  id: string;
  name: string;
  hasArrived: boolean;
}

/**
 * Which tickets stay, which end and which are made where an employer gives its people's names anew. A name that is
 * there already keeps its ticket, and nobody who came loses theirs.
 */
export function matchNames(
  held: readonly HeldTicket[],
  names: readonly string[],
): { added: string[]; ended: string[] } {
  const left = [...names];
  const ended: string[] = [];
  for (const { id, name, hasArrived } of held) {
    const at = left.indexOf(name);
    if (at !== -1) left.splice(at, 1);
    else if (!hasArrived) ended.push(id);
  }
  return { added: left, ended };
}
