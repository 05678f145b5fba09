import { type Actor, hasRole } from "~/app/domain/access/roles";

/** Hours that a desk's page looks back for what somebody logged: a long shift. */
export const shiftHours = 12;

/** True where somebody may take an entry back: their own, one that they sent for its maker, and an admin anybody's. */
export const mayUndo = (actor: Actor, entry: { by: string; sentBy?: string | null }): boolean =>
  entry.by === actor.id || entry.sentBy === actor.id || hasRole(actor, "admin");
