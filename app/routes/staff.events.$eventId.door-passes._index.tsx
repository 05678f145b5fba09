import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { Button } from "~/app/components/button";
import { DeviceTable, PassTable } from "~/app/components/door-pass-tables";
import { EmptyState } from "~/app/components/empty-state";
import { MembersNotice } from "~/app/components/members-notice";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { refusalPage } from "~/app/http/require-actor.server";
import { eventHead } from "~/app/http/staff-event-view.server";
import { queryOf, requireEvent, requireEventActor } from "~/app/http/staff-page.server";
import { listDevices, listDoorPasses } from "~/db/queries/devices";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Door passes: ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, text, of } = await requireEvent(context, request, params, "device.list");
  const { services, center } = context;
  const now = services.clock.now();
  const [passes, devices] = await Promise.all([
    listDoorPasses(services.db, { ...of, now }),
    listDevices(services.db, of),
  ]);
  const head = eventHead(event, text);
  return { head, passes, devices, now, done: queryOf(request, "done"), centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "device.create");
  const made = await makeDoorPass(context.services, { actor, eventId });
  if (made.outcome === "refused") throw refusalPage(made.reason);
  return redirect(`/staff/events/${eventId}/door-passes/${made.passId}`, 303);
}

export default function DoorPasses() {
  const { head, passes, devices, now, done } = useLoaderData<typeof loader>();
  return (
    <>
      <MembersNotice done={done} />
      <StaffEventHead
        event={head}
        current="door-passes"
        title="Door passes"
        actions={
          <form method="post">
            <Button>Make a door pass</Button>
          </form>
        }
      />
      <p className="prose">
        A volunteer scans the pass with a phone, once. The phone then opens the door page of this event, until
        12 hours after the doors close.
      </p>
      <h2>Phones</h2>
      {devices.length === 0 ? (
        <EmptyState title="No phones yet">Make a door pass and let a volunteer scan it.</EmptyState>
      ) : (
        <DeviceTable rows={devices} eventId={head.id} now={now} timeZone={head.zone} />
      )}
      {passes.length > 0 && (
        <>
          <h2>Passes that wait for a phone</h2>
          <PassTable rows={passes} eventId={head.id} timeZone={head.zone} />
        </>
      )}
    </>
  );
}
