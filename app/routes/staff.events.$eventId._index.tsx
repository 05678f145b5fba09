import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { EndOfEvent, EventSteps, type EventStepsProps } from "~/app/components/event-steps";
import { momentInWords } from "~/app/components/event-when";
import { LivePage } from "~/app/components/live-page";
import { Notice } from "~/app/components/notice";
import { VettingHints } from "~/app/components/review-hints";
import { RoomMeter } from "~/app/components/room-meter";
import { Section } from "~/app/components/section";
import { StaffEventFacts } from "~/app/components/staff-event-facts";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { StaffOpenings } from "~/app/components/staff-openings";
import { Stat, StatRow } from "~/app/components/stat";
import { ThreadSummary } from "~/app/components/thread-list";
import { vettingHints } from "~/app/domain/employers/vetting";
import { counted } from "~/app/domain/text/counted";
import { eventFlags } from "~/app/http/flag-views.server";
import { employersOf } from "~/app/http/public-event.server";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { threadView } from "~/app/http/thread-view.server";
import { countAttendance } from "~/db/queries/check-in";
import { findEmployer } from "~/db/queries/employers";
import { countMail } from "~/db/queries/outbox-states";
import { countInterviews } from "~/db/queries/slots";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, event, text, of, head } = await requireEvent(context, request, params, "event.read");
  const { services, center, origin } = context;
  const [counts, interviews, mail, host, flags, thread] = await Promise.all([
    countAttendance(services.db, of),
    countInterviews(services.db, of),
    countMail(services.db, of),
    event.host && findEmployer(services.db, { centerId: of.centerId, employerId: event.host.id }),
    eventFlags(context, event.id),
    threadView(context, event, { id: actor.id, side: "staff" }),
  ]);
  const now = services.clock.now();
  const isLive = event.status === "published" && now >= event.doorsOpenAt && now <= event.doorsCloseAt;
  const room = isLive && counts.room ? { ...counts.room, at: momentInWords(now, event.zone) } : null;
  const isPublic = event.status === "published" || event.status === "closed" || event.status === "cancelled";
  const hints = host === null ? [] : vettingHints(host);
  const publicUrl = isPublic ? `${origin}/events/${event.slug}` : null;
  const page = {
    head,
    event,
    text,
    openings: event.openings,
    employers: employersOf(event),
    flags,
    thread,
    hints,
    publicUrl,
    ...{ counts, interviews, room },
    copyId: services.ids.uuid(),
    isLive,
    isOver: now >= event.endsAt,
  };
  return { ...page, failedMail: mail.failed ?? 0, done: queryOf(request, "done"), centerName: center.name };
}

export default function StaffEvent() {
  const {
    head,
    event,
    text,
    openings,
    employers,
    flags,
    thread,
    hints,
    publicUrl,
    counts,
    interviews,
    room,
    isLive,
    isOver,
    copyId,
    failedMail,
    done,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <StaffEventHead
        event={head}
        current=""
        actions={<Actions event={event} isLive={isLive} copyId={copyId} />}
      />
      <div data-live="conflicts">
        {head.conflicts > 0 && (
          <Notice
            kind="warning"
            title={counted(head.conflicts, "conflict waits for you", "conflicts wait for you")}
          >
            <p>
              <a href={`/staff/events/${event.id}/conflicts`}>Look at what the doors did</a>
            </p>
          </Notice>
        )}
      </div>
      {failedMail > 0 && (
        <Notice
          kind="error"
          title={failedMail === 1 ? "1 mail was not sent" : `${failedMail} mails were not sent`}
        >
          <p>
            <a href={`/staff/events/${event.id}/mail?state=failed`}>Look at the mail</a>
          </p>
        </Notice>
      )}
      {event.host !== null && event.host.declinedAt !== null && (
        <Notice kind="error" title="The employer is declined">
          <p>
            No event of it can be approved or published.{" "}
            <a href={`/staff/employers/${event.host.id}`}>See why</a>
          </p>
        </Notice>
      )}
      {event.host !== null && event.host.vettedAt === null && event.host.declinedAt === null && (
        <Notice kind="warning" title="The employer is not vetted yet">
          <p>
            <a href={`/staff/employers/${event.host.id}/vetting`}>Vet {event.host.legalName}</a> before you
            publish the event.
          </p>
        </Notice>
      )}
      {event.host?.vettedAt === null && <VettingHints hints={hints} />}
      {room && (
        <>
          <RoomMeter room={room} countedAt={room.at} />
          <p>
            <a href={`/staff/events/${event.id}/room`}>Count employers and staff, or see each door</a>
          </p>
        </>
      )}
      {publicUrl && event.status !== "cancelled" && (
        <>
          <StatRow live="figures">
            <Stat figure={counts.registered} label="registered" definition="People with a place" />
            <Stat figure={counts.admitted} label="arrived" definition="Visitors who came, walk-ins too" />
            <Stat figure={counts.refused} label="refused" definition="Scans that let nobody in" />
            {interviews.booked > 0 && (
              <Stat
                figure={interviews.booked}
                label={interviews.booked === 1 ? "interview booked" : "interviews booked"}
                definition={`${interviews.kept} of them kept: the visitor came to the event`}
              />
            )}
          </StatRow>
          {room && (
            <p className="muted">
              Inside are all who are in the room now, employers and staff too. Arrived are visitors who came,
              also if they left.
            </p>
          )}
        </>
      )}
      <Section title="Details">
        <StaffEventFacts event={event} {...text} publicUrl={publicUrl} />
      </Section>
      <Section title="Openings" id="openings">
        <StaffOpenings {...{ event, employers, openings, flags }} />
      </Section>
      {event.host && (
        <Section title="Messages">
          <ThreadSummary
            {...thread}
            side="staff"
            employerName={event.host.legalName}
            zone={event.zone}
            href={`/staff/events/${event.id}/thread`}
          />
        </Section>
      )}
      <EndOfEvent event={event} isOver={isOver} />
      {event.status === "published" && <LivePage eventId={event.id} />}
    </>
  );
}

/** While the doors are open, the door comes before all. */
function Actions({ event, copyId, isLive }: EventStepsProps & { isLive: boolean }) {
  return (
    <>
      {event.status === "published" && (
        <ButtonLink kind={isLive ? "primary" : "secondary"} href={`/door/${event.id}`}>
          Open the door screen
        </ButtonLink>
      )}
      <EventSteps event={event} copyId={copyId} />
      {event.status === "published" && (
        <ButtonLink kind="quiet" href={`/staff/events/${event.id}/registrations/new`}>
          Register somebody
        </ButtonLink>
      )}
    </>
  );
}
