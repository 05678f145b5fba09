import type { TicketState, TicketView } from "~/app/components/patron-ticket";
import { phaseOf } from "~/app/domain/events/phase";
import { firstNameOf } from "~/app/domain/registrations/name";
import { decidePlace } from "~/app/domain/registrations/register";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { publicPrefix } from "~/app/i18n/locales";
import type { Words } from "~/app/i18n/speak";
import { type EventDetail, textOf } from "~/db/queries/event-detail";
import { countPlacesTaken } from "~/db/queries/locks";
import { bringOf } from "./center-texts.server";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import type { FoundByCode } from "./manage-link.server";
import { movedView } from "./moved-view.server";
import { placeOf } from "./public-event.server";
import { foundOr404 } from "./require-actor.server";

type Context = Pick<RequestContext, "services" | "center" | "origin">;

/** What a ticket shows. The code is drawn only while it opens the door. */
export async function ticketView(
  context: Context,
  found: FoundByCode,
  ticket: {
    ticketCode: string;
    shortCode?: string | undefined;
    /** On the visitor's own page alone. */
    sharingNumber?: string | undefined;
    t: Words;
  },
): Promise<TicketView> {
  const { services, center, origin } = context;
  const event = foundOr404(await keptEventDetail(services, center, found.event));
  const state = stateOf(found, event, services.clock.now());
  const text = textOf(event, ticket.t.locale, center.locale);
  const isValid = state === "valid";
  const isAhead = isValid || state === "waitlisted" || state === "offered";
  return {
    state,
    canReturn: isGone(state) && (await hasPlace(context, event, found.partySize)),
    moved: isAhead ? await movedView(context, event, found) : null,
    firstName: found.name === null ? null : firstNameOf(found.name),
    people: found.partySize,
    title: text.title,
    ...bringOf(center, text, ticket.t.locale),
    textLocale: text.locale,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.zone,
    locale: ticket.t.locale,
    place: placeOf(event),
    issuer: center.name,
    eventHref: `${publicPrefix(center, ticket.t.locale)}/events/${event.slug}`,
    qrSvg: isValid
      ? services.qr.svg(ticketPayload(origin, ticket.ticketCode), { label: ticket.t("ticket.qr") })
      : undefined,
    shortCode: isValid ? ticket.shortCode : undefined,
    sharingNumber: isValid ? ticket.sharingNumber : undefined,
  };
}

const isGone = (state: TicketState) =>
  state === "cancelled" || state === "released" || state === "given-back";

/** Whether a place, or one on the waitlist, can be had now. */
async function hasPlace({ services, center }: Context, event: EventDetail, people: number): Promise<boolean> {
  const placesTaken = await countPlacesTaken(services.db, { centerId: center.id, eventId: event.id });
  const now = services.clock.now();
  return decidePlace({ ...event, placesTaken }, people, now, "waits").outcome !== "refused";
}

function stateOf({ status, cancelledBy }: FoundByCode, event: EventDetail, now: Date): TicketState {
  // The counts cannot change what is asked here: a place that was given stays good when the event is full.
  const phase = phaseOf({ ...event, placesTaken: 0 }, now);
  if (phase === "cancelled") return "event-cancelled";
  // An offer that ran out was nobody's act: the place was never theirs.
  if (status === "released") return cancelledBy === null ? status : "given-back";
  if (status === "cancelled") return status;
  if (phase === "past" || phase === "not-public") return "over";
  return status === "registered" ? "valid" : status;
}
