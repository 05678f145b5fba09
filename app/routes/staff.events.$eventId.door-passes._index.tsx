import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { Button } from "~/app/components/button";
import { DeviceTable, deviceRoleWords, PassTable } from "~/app/components/door-pass-tables";
import { EmptyState } from "~/app/components/empty-state";
import { MembersNotice } from "~/app/components/members-notice";
import { RadioGroup } from "~/app/components/radio-group";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { ownDeviceRoles } from "~/app/domain/access/roles";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { queryOf, requireEvent, requireEventActor } from "~/app/http/staff-page.server";
import { listDevices, listDoorPasses } from "~/db/queries/devices";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Door passes: ${data?.head.title} - ${data?.centerName}` },
];

/** A pass for a phone where the form does not say. */
const passForm = z.strictObject({ for: z.enum(ownDeviceRoles).default("door") });

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, head } = await requireEvent(context, request, params, "device.list");
  const { services, center } = context;
  const now = services.clock.now();
  const [passes, devices] = await Promise.all([
    listDoorPasses(services.db, { ...of, now }),
    listDevices(services.db, of),
  ]);
  const key = postKey(request, services.ids);
  return { head, key, passes, devices, now, done: queryOf(request, "done"), centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "device.create");
  const form = await parseForm(request, passForm);
  if (!form.ok) return data({ errors: form.errors }, 422);
  const { services } = context;
  const passId = postKey(request, services.ids);
  const made = await makeDoorPass(services, { actor, eventId, passId, deviceRole: form.value.for });
  if (made.outcome === "refused") throw refusalPage(made.reason);
  return redirect(`/staff/events/${eventId}/door-passes/${made.passId}`, 303);
}

export default function DoorPasses() {
  const { head, key, passes, devices, now, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <MembersNotice done={done} />
      <StaffEventHead event={head} current="door-passes" title="Door passes" />
      <p className="prose">
        A phone or a tablet scans a pass, once. A volunteer&rsquo;s phone then opens the door page of this
        event. A tablet for visitors lets them check in and get a ticket by themselves, and opens nothing
        else. Both work until 12 hours after the doors close.
      </p>
      <form className="form" method="post" action={`/staff/events/${head.id}/door-passes?key=${key}`}>
        <RadioGroup
          name="for"
          label="What is the pass for?"
          choices={ownDeviceRoles.map((value) => ({ value, label: deviceRoleWords[value] }))}
          defaultValue="door"
          errors={again?.errors}
        />
        <Button>Make a door pass</Button>
      </form>
      <h2>Phones and tablets</h2>
      {devices.length === 0 ? (
        <EmptyState title="No phones or tablets yet">
          Make a door pass. Then let a volunteer&rsquo;s phone or your tablet scan it.
        </EmptyState>
      ) : (
        <DeviceTable rows={devices} eventId={head.id} now={now} timeZone={head.zone} />
      )}
      {passes.length > 0 && (
        <>
          <h2>Passes that wait for a device</h2>
          <PassTable rows={passes} eventId={head.id} timeZone={head.zone} />
        </>
      )}
    </>
  );
}
