import { type PatronRefusal, refusalKey } from "~/app/components/patron-refusals";
import { mostInBatch } from "~/app/domain/check-in/batch";
import { type RefusalReason, refusalReasons } from "~/app/domain/refusal";
import type { Words } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";

interface Answer {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
}

interface RefusalWords extends Answer {
  /** What a person reads: what is the case and what to do next. */
  message: string;
}

/** The one map from why to status and words, for pages and the API alike. A patron's words are in the catalogues. */
const refusals: { [R in RefusalReason]: R extends PatronRefusal ? Answer : RefusalWords } = {
  "sign-in-required": { status: 401 },
  "not-allowed": { status: 403, message: "Your role does not allow this. Ask an admin of your center." },
  "not-found": { status: 404 },
  "values-not-accepted": { status: 422 },
  "cross-site": { status: 403 },
  "too-many-requests": { status: 429 },
  "body-too-large": { status: 413 },
  "batch-too-large": {
    status: 413,
    message: `A batch holds ${mostInBatch} items and 1 MB at most. Send the rest in a batch of its own.`,
  },
  "content-type-not-accepted": { status: 415, message: "Send the values as application/json." },
  "malformed-body": { status: 400, message: "The body is not JSON. Check its brackets and quotes." },
  "event-full": { status: 409 },
  "registration-closed": { status: 409 },
  "event-not-open": { status: 409 },
  "event-over": { status: 409 },
  "times-would-overlap": {
    status: 409,
    message:
      "A visitor would have two interviews at the same hour. Ask the center's staff to move everybody's times at once.",
  },
  "event-ahead": { status: 409, message: "The event is not over yet. Come back after it." },
  "no-numbers": { status: 422, message: "Write one number at least, or say that nobody was hired." },
  "center-closed": { status: 410 },
  "host-taken": { status: 409, message: "Another center has this host. Choose another one." },
  "no-such-person": {
    status: 422,
    message: "Nobody with this address has signed in here. Invite them to a center first.",
  },
  "offer-over": { status: 409 },
  "offer-open": { status: 409 },
  "slot-cancelled": { status: 409 },
  "slot-begun": { status: 409 },
  "slot-full": { status: 409 },
  "time-taken": { status: 409 },
  "too-many-appointments": { status: 409 },
  "appointment-ahead": {
    status: 409,
    message: "This appointment is still ahead. Mark it once it has begun.",
  },
  "times-overlap": { status: 409 },
  "place-needed": { status: 409 },
  "seats-below-booked": {
    status: 409,
    message: "More seats are taken than that. Choose a higher number, or cancel this time.",
  },
  "step-not-allowed": {
    status: 409,
    message: "This cannot be done with the event now. Reload the page to see its status.",
  },
  "reason-required": { status: 422, message: "Give a reason. It is sent to the people it concerns." },
  "edit-not-allowed": { status: 409 },
  "capacity-below-places-taken": {
    status: 422,
    message: "More people are registered than that. Choose a higher number.",
  },
  "capacity-above-posted-load": {
    status: 422,
    message: "The room holds fewer people than that. Choose a lower number or another room.",
  },
  "reserve-above-capacity": {
    status: 422,
    message: "There are fewer places than that. Keep fewer of them for walk-ins.",
  },
  "reserve-above-places-left": {
    status: 422,
    message: "Fewer places are left than that. Keep fewer of them for walk-ins.",
  },
  "room-taken": {
    status: 409,
    message: "Another event holds this room at that time. Choose another room or time.",
  },
  "opening-required": { status: 422, message: "Add at least one opening before you submit." },
  "employer-not-vetted": { status: 409, message: "Vet this employer first." },
  "standing-differs": {
    status: 409,
    message: "This cannot be done with this employer now. Reload the page to see where it stands.",
  },
  "applications-closed": { status: 409, message: "This fair takes no more applications." },
  "tables-full": {
    status: 409,
    message:
      "All tables are given out. Raise the number of tables, or decline or withdraw an employer first.",
  },
  "employer-declined": {
    status: 409,
    message: "The center has declined this employer, so no event of it can go on.",
  },
  "checks-missing": {
    status: 422,
    message: "Some checks are not made yet, or are of what has changed since. Make them first.",
  },
  "flag-changed": {
    status: 409,
    message: "This has changed since you looked at it. Reload the page and look again.",
  },
  "flags-open": {
    status: 422,
    message: "Some flags are not decided. Decide them, or tick that you go on all the same.",
  },
  "already-done": { status: 409 },
  "already-cancelled": { status: 409 },
  "already-there": { status: 409, message: "There is one with that name already." },
  "already-settled": {
    status: 409,
    message: "Somebody settled this before you, in another way. Reload the page to see how.",
  },
  "referral-differs": {
    status: 409,
    message: "This referral has changed since you looked at it. Reload the page to see where it stands.",
  },
  "partner-not-asked": {
    status: 409,
    message: "The patron did not agree that the partner is asked. Mark only what the patron told you.",
  },
  "partner-retired": {
    status: 409,
    message: "This partner is retired. Choose another, or restore it first.",
  },
  "words-missing": {
    status: 409,
    message: "The page has no words in the center's language. Write them first.",
  },
  "party-below-arrived": { status: 409 },
  "too-many-accommodations": { status: 409 },
  "too-many-marks": { status: 409 },
  "table-closed": {
    status: 409,
    message: "Your table is open while the event's doors are. Come back then.",
  },
  "visit-over": { status: 409 },
  "number-differs": { status: 422 },
  "numbers-used-up": { status: 429 },
  "own-page-only": { status: 409 },
  "idempotency-key-reused": { status: 409, message: "This idempotencyKey came with other values before." },
  "exits-not-scanned": { status: 409, message: "This event scans nobody out." },
  "nobody-to-leave": { status: 409, message: "Nobody is left to count out there." },
  "roster-over": {
    status: 410,
    message: "The event is over for too long: its list is not given out any more.",
  },
  "scan-id-reused": { status: 409, message: "This scanId belongs to another scan." },
  "not-your-scan": { status: 403, message: "Only the door that made this scan, or staff, can take it back." },
  "not-your-entry": {
    status: 403,
    message: "Only whoever logged this, or an admin, can take it back.",
  },
  "inquiry-id-reused": {
    status: 409,
    message: "This form has logged an inquiry before, and not this one. Look at your entries, then log it.",
  },
  "already-imported": {
    status: 409,
    message: "This file was imported before. Take that import back first to import it again.",
  },
  "import-under-way": { status: 409, message: "This file is being imported now. Look at how far it is." },
  "export-under-way": {
    status: 409,
    message: "Another download is under way. Wait until it is done, then begin this one.",
  },
  "too-late-to-undo": {
    status: 409,
    message: "A scan can be taken back for ten minutes. Ask staff to do it.",
  },
  "override-not-allowed": { status: 403, message: "Only staff can let in this ticket." },
  "invitation-over": { status: 410, message: "This link was used or has ended. Ask for a new one." },
  "device-over": { status: 401, message: "This phone's door pass has ended. Ask staff for a new one." },
  "last-admin": { status: 409, message: "A center needs one admin. Name another admin first." },
  "webhook-paused": { status: 409, message: "This webhook is paused. Resume it first." },
  "our-fault": { status: 500 },
  unavailable: { status: 503 },
  "form-expired": { status: 409 },
};

export const statusOf = (reason: RefusalReason) => refusals[reason].status;

/** A refusal in words, where the catalogues have it in the reader's language. */
export function messageOf(reason: RefusalReason, t: Words = wordsIn("en")): string {
  const key = refusalKey(reason);
  if (key !== undefined) return t(key);
  const found = refusals[reason];
  return "message" in found ? found.message : "";
}

/** The words of a reason that stands in an address; null where it is none. Staff read English. */
export function refusedWords(reason: string | null): string | null {
  const known = refusalReasons.find((one) => one === reason);
  return known === undefined ? null : messageOf(known);
}
