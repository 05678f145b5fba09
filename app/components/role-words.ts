import type { Role } from "~/app/domain/access/roles";

/** What a role is called on screens. */
export const roleWords: Record<Role, string> = {
  admin: "Admin",
  staff: "Staff",
  door: "Door",
  employer: "Employer",
};

/** What a role lets somebody do, for who gives it and who gets it. */
export const roleHints: Record<Exclude<Role, "employer">, string> = {
  admin: "Everything staff do, and people, API tokens and settings.",
  staff: "Events, employers, registrations, mail and the door.",
  door: "Scan tickets and record walk-ins.",
};
