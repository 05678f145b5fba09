import { type EventStatus, eventStatuses } from "~/app/domain/events/event";
import { momentInWords } from "./event-when";
import { fieldWords } from "./request-words";
import { roleWords } from "./role-words";
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
  added: "added it",
  announced: "wrote to everyone with a mail address",
  "arrivals entered from paper": "entered arrivals from paper",
  attested: "agreed to the house rules",
  "conflict settled": "settled a conflict",
  copied: "began the event as a copy",
  "door named": "named a door",
  "door renamed": "renamed a door",
  downloaded: "downloaded the roster",
  "edited address": "changed the address",
  "edited name": "changed the name",
  "edited partySize": "changed how many people it is for",
  "edited postedLoad": "changed how many people the room may hold",
  "failed mail resent": "sent failed mail again",
  "made into badges": "made badges of the roster",
  "opened to print": "opened the roster",
  role: "changed a role",
  "test mail sent": "sent a test mail",
  "ticket reissued": "made a new ticket",
  "language removed": "took a language of the event away",
  "language review withdrawn": "took back that a language was read",
  "language reviewed": "noted that a language was read",
  "language written": "wrote the event in another language",
  vetted: "vetted the employer",
  "vetting ended": "changed what the vetting was about, so it ended",
  withdrawn: "withdrew it",
  "consent given": "noted that the visitor agreed",
  "consent taken-back": "noted that the visitor took consent back",
  "data deleted": "deleted all data about themselves",
  "sharing asked at the table": "asked a visitor at their table",
  "sharing downloaded": "downloaded who shares with them",
  "sharing looked at": "looked at who shares with them",
  "device signed-in": "signed in to the door",
  "device withdrawn": "ended a device's access",
  "invitation accepted": "took up an invitation",
  "invitation pass-made": "made a door pass",
  "invitation sent": "invited somebody",
  "invitation sent-again": "sent an invitation again",
  "invitation withdrawn": "withdrew an invitation",
  "membership added": "joined",
  "membership withdrawn": "withdrew somebody's access",
  "outbox resent": "sent a mail again",
  "message text edited": "changed the words of a mail",
  "message text reset": "went back to Fairday's words of a mail",
  kept: "said that they are coming",
  "texts ended": "wanted no more texts",
  "texts wanted": "wanted texts",
  "webhook added": "added a webhook",
  "webhook paused": "paused a webhook",
  "webhook removed": "removed a webhook",
  "webhook replayed": "sent webhooks again",
  "webhook resumed": "resumed a webhook",
  "webhook secret rotated": "made a new secret for a webhook",
  "token made": "made an API token",
  "token withdrawn": "withdrew an API token",
};

/** What was done, to stand after who did it. */
export function deedWords({ subjectKind, action, from, to }: AuditChange): string {
  if (action === "status") return stateWords(subjectKind, from, to);
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
  if (action === "status" || action === "copied") return null;
  const [before, after] = [from, to].map((value) => value && valueWords(value, timeZone));
  if (action === "conflict settled") return after || null;
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
