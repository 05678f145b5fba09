import type { EmploymentType, EventStatus, EventType, PayUnit } from "~/app/domain/events/event";
import type { Shift } from "~/app/domain/openings/opening";
import type { OutboxState } from "~/app/domain/outbox/message";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";

/** The words of the parts that staff and the door alone see. */
export const words = {
  menu: "Menu",
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

export const shiftWords: Record<Shift, string> = {
  day: "Day",
  evening: "Evening",
  night: "Night",
  weekend: "Weekend",
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
  "job-fair": "Job fair",
  "info-session": "Info session",
  workshop: "Workshop",
};
