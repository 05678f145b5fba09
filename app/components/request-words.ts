import type { EventStatus } from "~/app/domain/events/event";
import type { NextStep } from "~/app/domain/events/request-standing";

/** How an event stands, in the words of the employer that asked for it. */
export const standingWords: Record<EventStatus, string> = {
  draft: "Draft, not sent yet",
  submitted: "Waiting for the center",
  "needs-info": "The center has a question",
  declined: "Declined",
  approved: "Approved, not public yet",
  published: "Public",
  cancelled: "Cancelled",
  closed: "Over",
};

/** A published event is over by the clock before staff close it. */
export const overWord = "Over";

/** What the employer does next, or who does. */
export const nextStepWords: Record<NextStep, string> = {
  submit: "Send it to the center when it is ready.",
  "choose-new-time": "Its start has passed. Choose a later one.",
  answer: "Read the question, change what is needed and send it again.",
  "wait-for-review": "The center reads it and writes to you.",
  "wait-for-publication": "The room is held. The center writes to you when the page is public.",
  prepare: "Share the event's page with people who look for work.",
  come: "It is on now.",
  copy: "Copy it to ask again.",
  nothing: "Nothing to do.",
};

/** What an event's trail calls each state as it is reached. */
export const stepWords: Record<EventStatus, string> = {
  draft: "began the draft",
  submitted: "sent it to the center",
  "needs-info": "asked a question",
  declined: "declined",
  approved: "approved it and held the room",
  published: "made it public",
  cancelled: "cancelled it",
  closed: "closed it",
};

export const fieldWords: Record<string, string> = {
  type: "the kind of event",
  title: "the title",
  description: "the description",
  whatToBring: "what to bring",
  times: "the times",
  room: "the room",
  capacity: "the number of places",
  doors: "the doors' hours",
  registrationClosesAt: "the end of registration",
  openings: "the openings",
  accommodationContact: "the contact for help with access",
  walkInReserve: "the places kept for walk-ins",
  exitScanning: "whether people are scanned out",
  hold: "how long the room is held",
};

/** "the title, the room and the times". */
export function listInWords(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
