import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { findTicket } from "~/app/commands/parts/mint-ticket.server";
import { ButtonLink } from "~/app/components/button";
import { EventWhen } from "~/app/components/event-when";
import { InterviewLines } from "~/app/components/interview-lines";
import { PlaceLines } from "~/app/components/place-lines";
import { Ticket, TicketActions } from "~/app/components/ticket";
import { ticketInterviews } from "~/app/http/interviews-view.server";
import { placeOf } from "~/app/http/public-event.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireRegistration } from "~/app/http/staff-page.server";
import { ticketView } from "~/app/http/staff-ticket.server";
import { spokenFor } from "~/app/i18n/locales";
import { SpokenIn } from "~/app/i18n/use-words";
import { ticketStyles } from "~/app/styles/links";
import { findEventDetail, textOf } from "~/db/queries/event-detail";

export const links = ticketStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `A ticket - ${data?.centerName}` }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireRegistration(context, request, params, "registration.print");
  const { registration, eventId, of } = found;
  const { services, center } = context;
  const codes = { ...of, registrationId: registration.id, generation: registration.generation };
  const [event, ticket] = [
    foundOr404(await findEventDetail(services.db, of)),
    foundOr404(await findTicket(services.db, services, codes)),
  ];
  const interviews = await ticketInterviews(context, { id: registration.id, event });
  const isGood = registration.status === "registered" && event.status !== "cancelled";
  const shown = ticketView(context, {
    ...ticket,
    name: registration.name ?? "",
    partySize: registration.partySize,
  });
  const language = isGood ? spokenFor(registration.language, center) : "en";
  return {
    ...(isGood ? shown : { firstName: shown.firstName }),
    language,
    event: { ...event, title: textOf(event, language, center.locale).title, shownPlace: placeOf(event) },
    ...{ eventId, interviews },
    registrationId: registration.id,
    centerName: center.name,
  };
}

export default function StaffTicket() {
  const { event, eventId, registrationId, interviews, centerName, ...shown } = useLoaderData<typeof loader>();
  const { startsAt, endsAt, zone: timeZone } = event;
  const when = { startsAt, endsAt, timeZone, locale: shown.language };
  return (
    <>
      <SpokenIn locale={shown.language}>
        <Ticket
          {...shown}
          eventTitle={<bdi>{event.title}</bdi>}
          when={<EventWhen {...when} withZone />}
          place={<PlaceLines place={event.shownPlace} />}
          interviews={
            interviews && interviews.booked.length > 0 ? (
              <InterviewLines interviews={interviews.booked} timeZone={timeZone} locale={shown.language} />
            ) : null
          }
          issuer={centerName}
          voidReason={"qrSvg" in shown ? undefined : "This ticket no longer opens the door."}
        />
      </SpokenIn>
      <p className="ticket-hint">
        To print it, press Ctrl and P, or choose Print in the browser's menu. It takes half a sheet.
      </p>
      <TicketActions>
        <ButtonLink kind="secondary" href={`/staff/events/${eventId}/registrations/new`}>
          Register the next person
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/staff/events/${eventId}/registrations/${registrationId}`}>
          Back to the registration
        </ButtonLink>
      </TicketActions>
    </>
  );
}
