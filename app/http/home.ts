import type { Actor, ActorRole } from "~/app/domain/access/roles";

const homes: Record<ActorRole, string> = {
  admin: "/staff",
  staff: "/staff",
  door: "/door",
  employer: "/employer",
  kiosk: "/kiosk",
  table: "/table",
  installation: "/installation",
};

/** Where a role's work begins. */
export const homeOf = (actor: Pick<Actor, "role"> | null): string =>
  actor === null ? "/" : homes[actor.role];

/** Where somebody without a role in a center may work: an employer who has just signed up. */
export const withoutRole = "/employer/organization";
