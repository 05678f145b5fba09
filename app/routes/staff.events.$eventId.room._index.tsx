import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoorCountTable } from "~/app/components/door-count-table";
import { DoorNameForm } from "~/app/components/door-name-form";
import { momentInWords } from "~/app/components/event-when";
import { LivePage } from "~/app/components/live-page";
import { Notice } from "~/app/components/notice";
import { RoomMeter } from "~/app/components/room-meter";
import { Section } from "~/app/components/section";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { TapCounter } from "~/app/components/tap-counter";
import { ToldNotice } from "~/app/components/told-notice";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { countAttendance } from "~/db/queries/check-in";
import { countByDoor, countTallies } from "~/db/queries/doors";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Room and doors of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of, head } = await requireEvent(context, request, params, "attendance.read");
  const { services, center } = context;
  const [{ room }, tallies, doors] = await Promise.all([
    countAttendance(services.db, of),
    countTallies(services.db, of),
    countByDoor(services.db, of),
  ]);
  const twoIds = () => ({ in: services.ids.uuid(), out: services.ids.uuid() });
  const scanIds = { employer: twoIds(), staff: twoIds() };
  const countedAt = momentInWords(services.clock.now(), event.zone);
  const page = { head, room, tallies, doors, scanIds, countedAt };
  const isCounted = event.exitScanning;
  return { ...page, isCounted, done: queryOf(request, "done"), centerName: center.name };
}

const words: Record<string, string> = {
  "door-named": "The door has its name. Phones can choose it now.",
  "nobody-to-leave": "Nobody is left to count out there.",
};

export default function Room() {
  const { head, room, tallies, doors, scanIds, countedAt, isCounted, done } = useLoaderData<typeof loader>();
  const base = `/staff/events/${head.id}/room`;
  const counter = { action: `${base}/tallies` };
  return (
    <>
      <ToldNotice words={words} done={done} />
      <StaffEventHead event={head} current="room" title="Room and doors" />
      {room === undefined ? (
        <NotCounted editHref={`/staff/events/${head.id}/edit`} isCounted={isCounted} />
      ) : (
        <>
          <RoomMeter room={room} countedAt={countedAt} />
          <Section title="Employers and staff" id="counters">
            <p>
              They count toward how many the room may hold, and never as arrivals. Tap once for each person.
            </p>
            <TapCounter
              {...counter}
              who="employer"
              label="Employers"
              count={tallies.employer}
              scanIds={scanIds.employer}
            />
            <TapCounter
              {...counter}
              who="staff"
              label="Center staff"
              count={tallies.staff}
              scanIds={scanIds.staff}
            />
          </Section>
        </>
      )}
      <Section title="Doors">
        <div data-live="doors">
          {doors.length > 0 ? (
            <DoorCountTable eventId={head.id} rows={doors} />
          ) : (
            <p>No door has a name yet. Name the doors ahead of the day, or let the phones name them.</p>
          )}
        </div>
      </Section>
      <Section title="Add a door">
        <DoorNameForm action={`${base}/doors`} save="Add the door" hint="Such as: Garden entrance" />
      </Section>
      <LivePage eventId={head.id} />
    </>
  );
}

function NotCounted({ editHref, isCounted }: { editHref: string; isCounted: boolean }) {
  return (
    <Notice title="The people inside are not counted">
      <p>
        {isCounted
          ? "This event has no room yet, so there is no limit to count against. "
          : "This event does not scan people out, so nobody knows who is still inside. "}
        <a href={editHref}>
          {isCounted ? "Choose a room" : "Turn on “Scan people out too” in the event’s form"}
        </a>
        .
      </p>
    </Notice>
  );
}
