import { type ActorRole, hasRole } from "~/app/domain/access/roles";
import type { NavLink } from "./frame-parts";

/** Where an inquiry is logged. */
export const deskPath = "/staff/desk";

const forStaff: readonly NavLink[] = [
  { href: "/staff", label: "Today" },
  { href: deskPath, label: "Desk" },
  { href: "/staff/events", label: "Events" },
  { href: "/staff/calendar", label: "Calendar" },
  { href: "/staff/appointments", label: "Appointments" },
  { href: "/staff/queue", label: "Walk-in queue" },
  { href: "/staff/employers", label: "Employers" },
  { href: "/staff/report", label: "Report" },
  { href: "/staff/referrals", label: "Referrals" },
  { href: "/staff/partners", label: "Partners" },
  { href: "/staff/resources", label: "Help pages" },
  { href: "/staff/mail", label: "Mail" },
  { href: "/staff/audit", label: "Audit trail" },
  { href: "/staff/places", label: "Branches and rooms" },
  { href: "/staff/languages", label: "Languages" },
];

const forAdmins: readonly NavLink[] = [
  { href: "/staff/members", label: "People" },
  { href: "/staff/tokens", label: "API tokens" },
  { href: "/staff/reminders", label: "Reminders" },
  { href: "/staff/settings", label: "Settings" },
];

/** The sections that a role may open, most used first. */
export function staffLinks(role: ActorRole): NavLink[] {
  const isAdmin = hasRole({ kind: "person", id: "", centerId: "", role }, "admin");
  return isAdmin ? [...forStaff, ...forAdmins] : [...forStaff];
}

/** The section that a page's address lies in. */
export function sectionOf(pathname: string, links: readonly NavLink[]): string | undefined {
  const within = links.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return within.map(({ href }) => href).sort((a, b) => b.length - a.length)[0];
}
