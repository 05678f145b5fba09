import type { EventStatus } from "./event";

/** Whose turn it is with an employer's event, as the employer sees it. */
export type Turn = "employer" | "center" | "public" | "over";

/** What the employer can do next. */
export type NextStep =
  | "submit"
  | "choose-new-time"
  | "answer"
  | "wait-for-review"
  | "wait-for-publication"
  | "prepare"
  | "come"
  | "copy"
  | "nothing";

export interface StandingEvent {
  status: EventStatus;
  startsAt: Date;
  endsAt: Date;
}

/** Whose turn it is. A published event is over by the clock, before staff close it. */
export function turnOf(event: StandingEvent, now: Date): Turn {
  switch (event.status) {
    case "draft":
    case "needs-info":
      return "employer";
    case "submitted":
    case "approved":
      return "center";
    case "published":
      return now >= event.endsAt ? "over" : "public";
    case "declined":
    case "cancelled":
    case "closed":
      return "over";
  }
}

/** The employer's next step. What is the employer's to submit needs a start that has not passed. */
export function nextStepOf(event: StandingEvent, now: Date): NextStep {
  switch (event.status) {
    case "draft":
      return now > event.startsAt ? "choose-new-time" : "submit";
    case "needs-info":
      return now > event.startsAt ? "choose-new-time" : "answer";
    case "submitted":
      return "wait-for-review";
    case "approved":
      return "wait-for-publication";
    case "published":
      return now >= event.endsAt ? "nothing" : now >= event.startsAt ? "come" : "prepare";
    case "declined":
    case "cancelled":
      return "copy";
    case "closed":
      return "nothing";
  }
}
