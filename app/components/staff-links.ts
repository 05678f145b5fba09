import { mayDo, type Operation } from "~/app/domain/access/operations";
import type { ActorRole } from "~/app/domain/access/roles";
import type { NavLink } from "./frame-parts";
import { type MenuSection, pagesOf } from "./staff-menu";

/** Where an inquiry is logged. */
export const deskPath = "/staff/desk";

interface StaffSection {
  label: string;
  pages: readonly (NavLink & { needs: Operation })[];
}

/** By the work that somebody sits down to; in each the pages most used first. */
const staffSections: readonly StaffSection[] = [
  { label: "Today", pages: [{ href: "/staff", label: "Today", needs: "queue.read" }] },
  {
    label: "Desk",
    pages: [
      { href: deskPath, label: "Desk log", needs: "inquiry.log" },
      { href: "/staff/queue", label: "Walk-in queue", needs: "waiting-line.run" },
      { href: "/staff/appointments", label: "Appointments", needs: "appointment.list" },
      { href: "/staff/referrals", label: "Referrals", needs: "referral.list" },
    ],
  },
  {
    label: "Events",
    pages: [
      { href: "/staff/events", label: "All events", needs: "queue.read" },
      { href: "/staff/calendar", label: "Calendar", needs: "calendar.read" },
      { href: "/staff/employers", label: "Employers", needs: "employer.list" },
      { href: "/staff/templates", label: "Message templates", needs: "template.change" },
    ],
  },
  {
    label: "Partners and help",
    pages: [
      { href: "/staff/partners", label: "Partners", needs: "partner.list" },
      { href: "/staff/resources", label: "Help pages", needs: "resource.list" },
    ],
  },
  { label: "Report", pages: [{ href: "/staff/report", label: "Report", needs: "report.read" }] },
  {
    label: "Center",
    pages: [
      { href: "/staff/mail", label: "Mail", needs: "mail.read" },
      { href: "/staff/places", label: "Branches and rooms", needs: "room.list" },
      { href: "/staff/members", label: "People", needs: "member.list" },
      { href: "/staff/settings", label: "Settings", needs: "settings.read" },
      { href: "/staff/languages", label: "Languages", needs: "language.read" },
      { href: "/staff/reminders", label: "Reminders", needs: "settings.read" },
      { href: "/staff/tokens", label: "API tokens", needs: "token.list" },
      { href: "/staff/audit", label: "Audit trail", needs: "audit.read" },
    ],
  },
];

/** The sections that a role may open, each with those of its pages that the role may open. */
export function staffLinks(role: ActorRole): MenuSection[] {
  const actor = { kind: "person", id: "", centerId: "", role } as const;
  return staffSections.flatMap(({ label, pages }): MenuSection[] => {
    const open = pages.filter(({ needs }) => mayDo(actor, needs));
    const [first] = open;
    if (first === undefined) return [];
    return [{ href: first.href, label, pages: open.length === 1 ? undefined : open }];
  });
}

/** The page of the menu that an address lies in. */
export function sectionOf(pathname: string, sections: readonly MenuSection[]): string | undefined {
  const within = pagesOf(sections).filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return within.map(({ href }) => href).sort((a, b) => b.length - a.length)[0];
}
