import type {
  MailCenter,
  MailEvent,
  RepresentativeReader,
  RepresentativeWithoutTicket,
  TicketReader,
} from "~/emails/props";
import type { MessageProps } from "~/emails/render.server";

export const aCenter = (changes: Partial<MailCenter> = {}): MailCenter => ({
  name: "Central Library Job Center",
  contactEmail: "jobs@library.example.org",
  brandColor: null,
  logo: null,
  foot: { own: "en", texts: {} },
  ...changes,
});

export const anEvent = (changes: Partial<MailEvent> = {}): MailEvent => ({
  title: "Warehouse and delivery hiring day with Harbor Freight Lines",
  startsAt: new Date("2026-12-05T18:00:00Z"),
  endsAt: new Date("2026-12-05T21:00:00Z"),
  timeZone: "America/Los_Angeles",
  place: {
    room: "Meeting Room A",
    branch: "Central Library",
    address: "630 W 5th St, Los Angeles, CA 90071",
  },
  url: "https://careers.example.org/events/warehouse-hiring-day",
  whatToBring: "Two copies of your resume\nA photo ID",
  accommodationContact: "Call 213-228-7000 or ask at any desk",
  ...changes,
});

export const aTicketReader = (changes: Partial<TicketReader> = {}): TicketReader => ({
  as: "patron",
  name: "Ann",
  manageUrl: "https://careers.example.org/m/0123456789ABCDEFGHJKMNPQRS",
  shortCode: "1234 5678",
  calendarUrl: "webcal://careers.example.org/feeds/0123456789ABCDEF.ics",
  ...changes,
});

export const aRepresentative = (changes: Partial<RepresentativeReader> = {}): RepresentativeReader => ({
  as: "representative",
  name: "Ann",
  employer: "Harbor Freight Lines, Inc.",
  shortCode: "8765 4321",
  dataUrl: "https://careers.example.org/m/0123456789ABCDEFGHJKMNPQRS/data",
  ...changes,
});

export function aRepresentativeWithoutTicket(): RepresentativeWithoutTicket {
  const { shortCode: _shortCode, ...reader } = aRepresentative();
  return reader;
}

const employerUrl = "https://careers.example.org/employer/events/0197a1c2";

const fairUrl = "https://careers.example.org/employer/fairs/0197a1c2";

/** Every message once, as it would be sent. */
export function sampleMails(event: MailEvent = anEvent(), center: MailCenter = aCenter()): MessageProps {
  const common = { center, locale: "en", event };
  const { shortCode: _shortCode, calendarUrl: _calendarUrl, ...reader } = aTicketReader();
  const reminder = { ...common, reader: aTicketReader(), people: 1, own: null, releasesAt: null };
  const at = {
    startsAt: new Date("2026-12-05T19:00:00Z"),
    endsAt: new Date("2026-12-05T19:20:00Z"),
    timeZone: event.timeZone,
  };
  const interview = { ...at, employer: "Harbor Freight Lines, Inc.", place: "Table 4", callUrl: null };
  const booked = { ...common, reader, interview };
  return {
    "registration-confirmed": { ...common, reader: aTicketReader(), people: 1 },
    "registration-cancelled": { ...common, reader, cancelledBy: "patron", canReturn: true },
    "waitlist-joined": { ...common, reader },
    "place-offered": { ...common, reader, people: 1, expiresAt: new Date("2026-12-02T02:00:00Z") },
    "offer-expired": { ...common, reader, canReturn: true },
    "event-moved": {
      ...common,
      before: {
        startsAt: new Date("2026-12-04T01:00:00Z"),
        endsAt: new Date("2026-12-04T03:00:00Z"),
        timeZone: "America/Los_Angeles",
        place: { room: "Meeting Room B", branch: "Central Library", address: null },
      },
      reason: "The room has no heating that evening.",
      reader: aTicketReader(),
    },
    "event-cancelled": {
      ...common,
      reason: "The employer has filled the jobs.",
      eventsUrl: "https://careers.example.org/events",
      reader,
    },
    announcement: {
      ...common,
      text: "The 5th Street door is closed on Saturday.\nUse the garden door.\n\nStaff will show you the way.",
      reader,
    },
    "event-submitted": {
      ...common,
      employerName: "Harbor Freight Lines, Inc.",
      contactName: "Dana Ortiz",
      answer: "Parking is paid for.\n\nA shift is eight hours.",
      reviewUrl: "https://careers.example.org/staff/events/0197a1c2",
    },
    "event-needs-info": {
      ...common,
      question: "Is parking paid for? How long is a shift?",
      requestUrl: employerUrl,
    },
    "event-declined": { ...common, reason: "We cannot host commission-only jobs.", requestUrl: employerUrl },
    "event-approved": { ...common, requestUrl: employerUrl },
    "event-published": { ...common, requestUrl: employerUrl },
    "event-withdrawn": {
      ...common,
      withdrawnBy: "employer",
      employerName: "Harbor Freight Lines, Inc.",
      reason: "We moved the date on our side.",
      requestUrl: "https://careers.example.org/staff/events/0197a1c2",
    },
    "message-to-staff": {
      ...common,
      about: "request",
      employerName: "Harbor Freight Lines, Inc.",
      text: "May we bring a banner?\n\nIt is two meters wide.",
      threadUrl: "https://careers.example.org/staff/events/0197a1c2/thread",
    },
    "message-to-employer": {
      ...common,
      about: "request",
      text: "Yes. Bring it to the side door.",
      threadUrl: "https://careers.example.org/employer/events/0197a1c2/thread",
    },
    "staff-invitation": {
      center,
      locale: "en",
      role: "door",
      url: "https://careers.example.org/invitations/ABCDEFGH",
      expiresAt: new Date("2026-12-02T18:00:00Z"),
      timeZone: "America/Los_Angeles",
    },
    "table-pass": {
      ...common,
      employerName: "Harbor Freight Lines, Inc.",
      places: 3,
      passUrl: "https://careers.example.org/table-pass/ABCDEFGH",
    },
    "account-link": {
      center,
      locale: "en",
      purpose: "sign-in",
      url: "https://careers.example.org/sign-in/link?token=abc&next=%2Fstaff",
      goodForMinutes: 15,
    },
    "door-ticket": { ...common, reader: aRepresentative() },
    "door-ticket-ended": { ...common, reader: aRepresentativeWithoutTicket(), endedBy: "employer" },
    "webhook-paused": {
      ...{ center, locale: "en", label: "Workforce dashboard" },
      webhooksUrl: "https://careers.example.org/staff/settings/webhooks",
    },
    "test-mail": { center, locale: "en", fromAddress: "events@careers.example.org" },
    "reminder-week": { ...reminder, releasesAt: new Date("2026-11-30T18:00:00Z") },
    "reminder-day": reminder,
    "reminder-hours": reminder,
    "place-released": { ...common, reader, by: "no-answer", own: null, canReturn: true },
    "booking-confirmed": booked,
    "booking-moved": booked,
    "booking-cancelled": { ...booked, endedBy: "employer", reason: "Dana is ill today." },
    "booking-offered": { ...booked, expiresAt: new Date("2026-12-04T02:00:00Z") },
    "booking-offer-expired": booked,
    "booking-reminder-day": booked,
    "booking-reminder-hours": {
      ...booked,
      interview: { ...interview, place: null, callUrl: "https://call.example.org/harbor" },
    },
    "outcomes-asked": {
      ...{ ...common, mark: 30, isReminder: false },
      outcomesUrl: "https://careers.example.org/outcomes/0123456789ABCDEF0123456789ABCDEF",
    },
    "event-thanks": {
      ...{ ...common, reader },
      surveyUrl: "https://careers.example.org/survey/0123456789ABCDEF0123456789ABCDEF?lang=en",
    },
    "job-asked": { ...common, reader },
    "fair-invited": { ...common, isKnown: true, url: fairUrl },
    "fair-applied": {
      ...common,
      employerName: "Harbor Freight Lines, Inc.",
      contactName: "Dana Ortiz",
      url: "https://careers.example.org/staff/events/0197a1c2/employers/0197a1c3",
    },
    "fair-accepted": {
      ...common,
      to: "employer",
      employerName: "Harbor Freight Lines, Inc.",
      tableNo: 12,
      url: fairUrl,
    },
    "fair-declined": {
      ...common,
      to: "employer",
      employerName: "Harbor Freight Lines, Inc.",
      reason: "All tables for warehouses are given out.",
      url: "https://careers.example.org/employer/fairs",
    },
    "fair-withdrawn": {
      ...common,
      to: "staff",
      employerName: "Harbor Freight Lines, Inc.",
      reason: "Nobody of us is free that day.",
      url: "https://careers.example.org/staff/events/0197a1c2/employers",
    },
    "fair-message": {
      ...common,
      text: "Park in the yard from 8 AM.\n\nTables are set up already.",
      employerName: "Harbor Freight Lines, Inc.",
      url: fairUrl,
    },
  };
}
