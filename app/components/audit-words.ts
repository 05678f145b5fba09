import { type EventStatus, eventStatuses } from "~/app/domain/events/event";
import { momentInWords } from "./event-when";
import { fieldWords } from "./request-words";
import { roleWords } from "./role-words";
import { checkMadeInWords, howInWords } from "./vetting-words";
import { eventStatusWords, registrationStatusWords } from "./words";

export interface AuditChange {
  subjectKind: string;
  action: string;
  from: string | null;
  to: string | null;
}

/** What each state of an event is reached by, after who did it: "Ana published the event". */
const stepsOfEvents: Record<EventStatus, string> = {
  draft: "began the event",
  submitted: "sent the request to the center",
  "needs-info": "asked the employer a question",
  declined: "declined the request",
  approved: "approved the event",
  published: "published the event",
  cancelled: "cancelled the event",
  closed: "closed the event",
};

/** By subject and action, or by action alone. */
const deeds: Record<string, string> = {
  "accommodation asked": "asked for help to take part",
  "accommodation changed": "changed a request for access",
  "accommodation settled": "settled a request for access",
  "accommodation withdrawn": "took a request for access back",
  "account passkey added": "added a passkey to their account",
  "account passkey refused": "was refused by a passkey that may have been copied",
  "account passkey removed": "removed a passkey from their account",
  added: "added it",
  "announced to employers": "wrote to the employers",
  "employer invited": "invited an employer",
  "employer invited by mail": "invited an employer by e-mail",
  "employer applied": "asked for a table",
  "employer accepted": "accepted an employer",
  "employer declined": "declined a table for an employer",
  "employer withdrawn": "ended an employer's part",
  "employer table set": "set an employer's table",
  "employer changed openings": "changed the openings of an employer",
  "employer changed entry": "changed what an employer brings",
  "employer arrival marked": "marked that an employer came",
  "employer arrival unmarked": "took back that an employer came",
  "employer departure marked": "marked that an employer left",
  "employer departure unmarked": "took back that an employer left",
  "employer no-show marked": "marked that an employer did not come",
  "employer no-show unmarked": "took back that an employer did not come",
  "fair tables": "changed how many tables there are",
  "fair applications": "changed until when employers may apply",
  announced: "wrote to everyone with a mail address",
  "arrivals entered from paper": "entered arrivals from paper",
  "appointment booked": "booked an appointment",
  "appointment cancelled": "gave an appointment up",
  "appointment moved": "moved an appointment",
  "appointment presence": "noted whether a visitor came to an appointment",
  "appointment hours added": "added a counselor's hours",
  "appointment hours changed": "changed a counselor's hours",
  "appointment time added": "added an appointment time",
  "appointment time cancelled": "cancelled an appointment time",
  "appointments day closed": "closed a day for appointments",
  "appointments day opened": "opened a closed day for appointments",
  attested: "agreed to the house rules",
  "conflict settled": "settled a conflict",
  checked: "made a check of the employer",
  copied: "began the event as a copy",
  "door named": "named a door",
  "door renamed": "renamed a door",
  downloaded: "downloaded the roster",
  "floor plan described": "described the floor plan in other words",
  "floor plan removed": "took the floor plan away",
  "floor plan saved": "put up a floor plan",
  "table moved": "moved a table on the floor plan",
  "table placed": "put a table on the floor plan",
  "table removed": "took a table off the floor plan",
  "earlier figure added": "added a figure from before",
  "earlier figure withdrawn": "withdrew a figure from before",
  "edited address": "changed the address",
  "edited councilDistrict": "changed the council district",
  "edited name": "changed the name",
  "edited partySize": "changed how many people it is for",
  "edited postedLoad": "changed how many people the room may hold",
  "failed mail resent": "sent failed mail again",
  "made into badges": "made badges of the roster",
  "opened to print": "opened the roster",
  "outcome link made": "made an employer's link to tell what came of it",
  "outcome link withdrawn": "withdrew an employer's link to tell what came of it",
  "outcomes counts": "noted what an employer told of the event",
  "outcomes declined": "noted that an employer is not to be asked again",
  "outcomes nobody-hired": "noted that an employer hired nobody",
  "report published": "published a report",
  "report withdrawn": "withdrew a public report",
  "partner edited": "changed what is known of a partner",
  "partner restored": "took a partner back",
  "partner retired": "retired a partner",
  "partner's list taken over": "took over a partner's own list",
  "readiness list saved": "changed the list of what to do before an event",
  "resource moved": "moved a page of the help",
  "resource published": "published a page of the help",
  "resource withdrawn": "took a page of the help from the public",
  "resource written": "wrote a page of the help",
  role: "changed a role",
  "test mail sent": "sent a test mail",
  "ticket reissued": "made a new ticket",
  "flag decided": "decided a flag",
  "message needs no answer": "noted that a message needs no answer",
  "target added": "set a target",
  "target removed": "removed a target",
  "template kept": "wrote a template",
  "template removed": "removed a template",
  "wage floor added": "added a wage floor",
  "wage floor removed": "removed a wage floor",
  "languages offered": "chose which languages are offered",
  "own texts written": "wrote the center's own words",
  "language removed": "took a language of the event away",
  "language review withdrawn": "took back that a language was read",
  "language reviewed": "noted that a language was read",
  "language written": "wrote the event in another language",
  vetted: "vetted the employer",
  "vetting declined": "declined the employer",
  "vetting ended": "changed what the vetting was about, so it ended",
  withdrawn: "withdrew it",
  "consent given": "noted that the visitor agreed",
  "consent taken-back": "noted that the visitor took consent back",
  "data deleted": "deleted all data about themselves",
  "sharing asked at the table": "asked a visitor at their table",
  "sharing downloaded": "downloaded who shares with them",
  "sharing looked at": "looked at who shares with them",
  "desk bulk undone": "took a past shift's inquiries back",
  "desk category added": "added a category of the desk",
  "desk category moved": "moved a category of the desk",
  "desk category renamed": "renamed a category of the desk",
  "desk category restored": "offered a category of the desk again",
  "desk category retired": "retired a category of the desk",
  "desk import undone": "took an import of inquiries back",
  "desk imported": "imported inquiries",
  "desk sample kept": "counted a sampling week",
  "desk sample removed": "removed a sampling week",
  "desk shift logged": "logged a past shift",
  "center archived": "closed the center",
  "center exported": "downloaded the whole center",
  "center imported": "brought the center in from another installation",
  "center restored": "opened the center again",
  "logo removed": "took the logo away",
  "logo saved": "put up a logo",
  "device signed-in": "signed in to the door",
  "device withdrawn": "ended a device's access",
  "invitation accepted": "took up an invitation",
  "invitation pass-made": "made a door pass",
  "invitation table-pass-made": "made a link for a table",
  "invitation sent": "invited somebody",
  "invitation sent-again": "sent an invitation again",
  "invitation withdrawn": "withdrew an invitation",
  "membership added": "joined",
  "membership withdrawn": "withdrew somebody's access",
  "outbox resent": "sent a mail again",
  "message text edited": "changed the words of a mail",
  "message text reset": "went back to Fairday's words of a mail",
  kept: "said that they are coming",
  "slots cancelled": "cancelled an interview time",
  "slots moved": "moved the interview times",
  "slots offered": "offered interview times",
  "slots seats": "changed the seats of an interview time",
  "texts ended": "wanted no more texts",
  "texts wanted": "wanted texts",
  "webhook added": "added a webhook",
  "webhook edited": "changed a webhook",
  "webhook paused": "paused a webhook",
  "webhook removed": "removed a webhook",
  "webhook replayed": "sent webhooks again",
  "webhook resumed": "resumed a webhook",
  "webhook secret rotated": "made a new secret for a webhook",
  "token made": "made an API token",
  "token withdrawn": "withdrew an API token",
};

const interviewWords: Record<string, string> = {
  booked: "booked an interview time",
  moved: "moved to another interview time",
  waitlisted: "joined the line for an interview time",
  offered: "offered an interview time",
  released: "gave an interview time on",
  cancelled: "gave an interview time up",
};

/** What was done, to stand after who did it. */
export function deedWords({ subjectKind, action, from, to }: AuditChange): string {
  if (action === "status") return stateWords(subjectKind, from, to);
  if (action === "interview") return interviewWords[to ?? ""] ?? "changed an interview time";
  const known = deeds[`${subjectKind} ${action}`] ?? deeds[action];
  if (known !== undefined) return known;
  const field = /^edited (\w+)$/.exec(action)?.[1];
  return field === undefined ? action.replaceAll("-", " ") : `changed ${fieldInWords(subjectKind, field)}`;
}

function stateWords(subjectKind: string, from: string | null, to: string | null): string {
  if (subjectKind === "event" && isEventStatus(to)) return stepsOfEvents[to];
  if (to === "cancelled") return "cancelled the place";
  if (to === "registered" && from === "offered") return "accepted the place";
  if (to === "registered") return from === null ? "registered somebody" : "restored the place";
  if (to === "waitlisted") return "joined the waitlist";
  if (to === "offered") return "offered a place";
  if (to === "released") return from === "registered" ? "gave the place back" : "gave the place on";
  return `changed the state to: ${valueWords(to ?? "", "UTC")}`;
}

const fieldInWords = (subjectKind: string, field: string) =>
  (subjectKind === "event" ? fieldWords[field] : undefined) ??
  `the ${field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;

/** From what to what, where that says more than the deed; null where it does not. */
export function changeWords({ action, from, to }: AuditChange, timeZone: string): string | null {
  if (action === "status" || action === "interview" || action === "copied") return null;
  if (action === "booked" || action === "cancelled") return null;
  const [before, after] = [from, to].map((value) => value && valueWords(value, timeZone));
  if (action === "conflict settled") return after || null;
  if (action === "checked" && to) return checkMadeInWords(to);
  if (action === "vetted" && to) return howInWords(to);
  if (isRole(to) && !before) return `As ${to}`;
  if (before && after) return `From ${before} to ${after}`;
  if (before) return `It was ${before}`;
  return after || null;
}

const isEventStatus = (value: string | null): value is EventStatus =>
  eventStatuses.some((known) => known === value);

const isRole = (value: string | null) =>
  value === "kiosk" || (value !== null && Object.hasOwn(roleWords, value));

const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const states: Record<string, string> = {
  ...eventStatusWords,
  ...registrationStatusWords,
  "same-person": "The same person",
  "shared-ticket": "A shared ticket",
  mistake: "A mistake",
  asked: "Asked",
  cleared: "Cleared",
  upheld: "Upheld",
  met: "Met",
  "not-met": "Not met",
  ids: "Without personal data",
  names: "With registration names",
  gone: "Its receiver is gone",
  failing: "Nothing arrived for three days",
};

/** A state by its word, and an instant as clocks of the center show it. */
const valueWords = (value: string, timeZone: string) =>
  states[value] ?? value.replace(instants, (at) => momentInWords(new Date(at), timeZone));
