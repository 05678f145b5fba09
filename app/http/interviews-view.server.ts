import type { InterviewTime, TicketInterviews } from "~/app/components/interview-lines";
import type { InterviewsView } from "~/app/components/interview-list";
import type { SlotView } from "~/app/components/interview-slot";
import { choiceOf } from "~/app/domain/bookings/choice";
import { bookableUntil, type Hand, mayBook } from "~/app/domain/bookings/hours";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import { positionOf } from "~/app/domain/waitlist/promote";
import { listOwnBookings, listWaitingForSeats } from "~/db/queries/bookings";
import { type EventDetail, textOf } from "~/db/queries/event-detail";
import { hasSlots, listInterviews, listSlots } from "~/db/queries/slots";
import type { RequestContext } from "./context.server";

interface Interviewee {
  id: string;
  status: RegistrationStatus;
}

/** Every interview time of an event as one visitor can have it, by employer. */
export async function interviewsView(
  { services, center }: Pick<RequestContext, "services" | "center">,
  { id: registrationId, status }: Interviewee,
  event: EventDetail,
  { by, locale }: { by: Hand; locale: string },
): Promise<InterviewsView> {
  const { db, clock, ids } = services;
  const of = { centerId: center.id, registrationId };
  const [slots, ownBookings, interviews] = await Promise.all([
    listSlots(db, { centerId: center.id, eventId: event.id, employerId: null }),
    listOwnBookings(db, { centerId: center.id, registrationIds: [registrationId] }),
    listInterviews(db, of),
  ]);
  const own = ownBookings.get(registrationId) ?? [];
  const positions = await positionsOf({ services, center }, registrationId, interviews);
  const at = { event, by, now: clock.now() };
  const views = slots.flatMap((slot): SlotView[] => {
    const choice = choiceOf(slot, own, at);
    if (choice === null) return [];
    const mine = interviews.find(({ id }) => id === slot.id);
    const isTheirs = choice.kind === "booked";
    return [
      {
        ...{ id: slot.id, employer: slot.employer, startsAt: slot.startsAt, endsAt: slot.endsAt },
        choice,
        place: slot.place,
        // A call's link is for whoever has the time.
        callUrl: isTheirs ? slot.callUrl : null,
        isCall: slot.callUrl !== null,
        position: positions.get(slot.id) ?? null,
        until: mine?.offerExpiresAt ?? null,
        postKey: ids.uuid(),
      },
    ];
  });
  const isOpen = event.status === "published";
  const may = mayBook({ eventId: event.id, status, who: "patron" }, { eventId: event.id });
  return {
    event: textOf(event, locale, center.locale).title,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.zone,
    mayBook: isOpen && may.outcome === "open",
    slots: views,
  };
}

/** Where a visitor stands in the line of each slot that they wait for. */
async function positionsOf(
  { services, center }: Pick<RequestContext, "services" | "center">,
  registrationId: string,
  interviews: Awaited<ReturnType<typeof listInterviews>>,
): Promise<ReadonlyMap<string, number>> {
  const positions = new Map<string, number>();
  for (const { id, status } of interviews) {
    if (status !== "waitlisted") continue;
    const line = await listWaitingForSeats(services.db, { centerId: center.id, slotIds: [id] });
    const position = positionOf(registrationId, line);
    if (position !== null) positions.set(id, position);
  }
  return positions;
}

/**
 * The times that a visitor is booked for, is offered or waits for, as their ticket shows them; null where the event
 * offers none and they have none. A time that has begun is nobody's to say yes to.
 */
export async function ticketInterviews(
  context: Pick<RequestContext, "services" | "center">,
  found: { id: string; event: { id: string } },
): Promise<TicketInterviews | null> {
  const { services, center } = context;
  const [interviews, isOffered] = await Promise.all([
    listInterviews(services.db, { centerId: center.id, registrationId: found.id }),
    hasSlots(services.db, { centerId: center.id, eventId: found.event.id }),
  ]);
  if (!isOffered && interviews.length === 0) return null;
  const now = services.clock.now();
  const positions = await positionsOf(context, found.id, interviews);
  const ahead = interviews.filter((interview) => now < bookableUntil(interview, "patron"));
  return {
    booked: interviews.filter(({ status }) => status === "booked").map(timeOf),
    offered: ahead.flatMap(({ offerExpiresAt: until, ...interview }) =>
      interview.status === "offered" && until !== null ? [{ ...timeOf(interview), until }] : [],
    ),
    awaited: ahead.flatMap((interview) => {
      const position = positions.get(interview.id);
      return position === undefined ? [] : [{ ...timeOf(interview), position }];
    }),
  };
}

const timeOf = ({ id, employer, startsAt, endsAt, place }: InterviewTime): InterviewTime => ({
  ...{ id, employer, startsAt, endsAt, place },
});
