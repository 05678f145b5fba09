import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { findTicket } from "~/app/commands/parts/mint-ticket.server";
import { ButtonLink } from "~/app/components/button";
import { EventWhen } from "~/app/components/event-when";
import { PlaceLines } from "~/app/components/place-lines";
import { Ticket, TicketActions } from "~/app/components/ticket";
import { isTicketGiven } from "~/app/domain/fairs/representatives";
import { requireOwnFair } from "~/app/http/employer-fair.server";
import { privateHeaders } from "~/app/http/private-headers";
import { placeOf } from "~/app/http/public-event.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { ticketView } from "~/app/http/staff-ticket.server";
import { ticketStyles } from "~/app/styles/links";
import { findEmployer } from "~/db/queries/employers";
import { listRepresentatives } from "~/db/queries/fair-employers";

export const links = ticketStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A door ticket - ${data?.centerName}` },
];

/** A ticket of one of the employer's own people, while it opens the door. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, event, title } = await requireOwnFair(context, request, params, "fair.browse");
  const { services, center } = context;
  const registrationId = idOr404(params.registrationId);
  const people = await listRepresentatives(services.db, of);
  const person = foundOr404(
    people.find(({ id, status }) => id === registrationId && isTicketGiven(status, event.status)),
  );
  const codes = { ...of, registrationId, generation: person.generation };
  const ticket = foundOr404(await findTicket(services.db, services, codes));
  const { sharingNumber: _none, ...shown } = ticketView(context, {
    ...ticket,
    name: person.name,
    partySize: 1,
  });
  return {
    ...shown,
    employerName: (await findEmployer(services.db, of))?.legalName ?? "",
    event: { id: event.id, title, startsAt: event.startsAt, endsAt: event.endsAt, zone: event.zone },
    place: placeOf(event),
    centerName: center.name,
  };
}

export default function DoorTicket() {
  const { event, place, employerName, centerName, ...shown } = useLoaderData<typeof loader>();
  const { startsAt, endsAt, zone: timeZone } = event;
  return (
    <>
      <Ticket
        {...shown}
        eventTitle={
          <>
            <bdi>{event.title}</bdi>
            <br />
            <bdi>{employerName}</bdi>
          </>
        }
        when={<EventWhen {...{ startsAt, endsAt, timeZone }} withZone />}
        place={<PlaceLines place={place} />}
        issuer={centerName}
      />
      <p className="ticket-hint">
        To print it, press Ctrl and P, or choose Print in the browser's menu. It takes half a sheet.
      </p>
      <TicketActions>
        <ButtonLink kind="quiet" href={`/employer/fairs/${event.id}`}>
          Back to the fair
        </ButtonLink>
      </TicketActions>
    </>
  );
}
