import { dayAfter } from "~/app/domain/time/day-start";
import { instantOf, localOf } from "~/app/domain/time/zoned-time";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long an offer stands, by how far ahead the event is. */
const terms: readonly { ahead: number; stands: number }[] = [
  { ahead: 7 * day, stands: day },
  { ahead: 2 * day, stands: 12 * hour },
  { ahead: day, stands: 4 * hour },
  { ahead: 6 * hour, stands: hour },
];
const lastTerm = 30 * minute;

/** The night, on the event's own clocks: nobody is asked to answer in it. */
const night = { from: "21:00", to: "08:00" };
/** An offer that would end in the night stands until this hour of the morning. */
const morning = "10:00";

interface OfferedEvent {
  startsAt: Date;
  registrationClosesAt: Date;
  /** An IANA zone. */
  zone: string;
}

/**
 * Until when an offer that is made now can be accepted: the nearer the event, the shorter. Never through the hours of
 * sleep alone, and never past the close of registration or the start.
 */
export function offerExpiresAt(event: OfferedEvent, now: Date): Date {
  const ahead = event.startsAt.getTime() - now.getTime();
  const stands = terms.find((term) => ahead >= term.ahead)?.stands ?? lastTerm;
  const until = afterNight(new Date(now.getTime() + stands), event.zone);
  return earliest(until, offersEndAt(event));
}

/** From then on nobody is offered a place: the door lets people in while there is room. */
export const offersEndAt = ({ startsAt, registrationClosesAt }: Omit<OfferedEvent, "zone">): Date =>
  earliest(startsAt, registrationClosesAt);

function afterNight(at: Date, zone: string): Date {
  const { date, time } = localOf(at, zone);
  if (time >= night.to && time < night.from) return at;
  const wake = instantOf({ date: time < night.to ? date : dayAfter(date), time: morning }, zone);
  return wake.kind === "instant" ? wake.at : at;
}

const earliest = (a: Date, b: Date): Date => (a < b ? a : b);
