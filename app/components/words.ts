import type { EmploymentType, EventStatus, EventType, PayUnit } from "~/app/domain/events/event";
import type { OutboxState } from "~/app/domain/outbox/message";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";

/** The fixed English words of the components. Each component takes its own as a prop, so that a page
 *  in another language passes them from the catalogue. */
export const words = {
  skip: "Skip to the page's content",
  menu: "Menu",
  privacy: "Privacy",
  employers: "For employers",
  signIn: "Sign in",
  optional: "optional",
  problem: "Something needs your attention",
  choose: "Choose one",
  newer: "Newer",
  older: "Older",
  pages: "Pages",
  error: "Problem",
  shortCode: "Your short code",
  forPeople: (people: number) => `For ${people} people`,
  brightness: "Turn your screen's brightness up before you reach the door.",
  when: "When",
  where: "Where",
  bring: "Bring",
  noScans: "No scans yet. Point the camera at a ticket.",
} as const;

export const eventStatusWords: Record<EventStatus, string> = {
  draft: "Draft",
  submitted: "Waiting for staff",
  "needs-info": "Waiting for the employer",
  declined: "Declined",
  approved: "Approved",
  published: "Published",
  cancelled: "Cancelled",
  closed: "Closed",
};

export const registrationStatusWords: Record<RegistrationStatus, string> = {
  registered: "Has a place",
  waitlisted: "On the waitlist",
  offered: "Place offered",
  released: "Place released",
  cancelled: "Cancelled",
};

export const outboxStateWords: Record<OutboxState, string> = {
  queued: "Waiting to send",
  sent: "Sent",
  failed: "Not sent",
  superseded: "Replaced by a newer one",
  withheld: "Held back",
};

export const payUnitWords: Record<PayUnit, string> = {
  hour: "an hour",
  day: "a day",
  week: "a week",
  month: "a month",
  year: "a year",
};

export const employmentTypeWords: Record<EmploymentType, string> = {
  "full-time": "Full time",
  "part-time": "Part time",
  temporary: "Temporary",
  seasonal: "Seasonal",
  internship: "Internship",
  apprenticeship: "Apprenticeship",
};

export const eventTypeWords: Record<EventType, string> = {
  "hiring-event": "Hiring event",
  "info-session": "Info session",
  workshop: "Workshop",
};
