import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeRoom } from "~/app/commands/change-place.server";
import { PageHead } from "~/app/components/page-head";
import { RoomForm } from "~/app/components/place-forms";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { roomForm } from "~/app/http/place-forms.server";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findRoom } from "~/db/queries/places";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.room.name} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "room.change");
  const of = { centerId: context.center.id, roomId: idOr404(params.roomId) };
  const room = foundOr404(await findRoom(context.services.db, of));
  return { room, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "room.change");
  const form = await parseForm(request, roomForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const roomId = idOr404(params.roomId);
  const changed = await changeRoom(services, { actor, centerId: center.id, roomId, room: form.value });
  if (changed.outcome === "refused") return refusedForm(changed, form.values);
  return redirect(`/staff/places?done=saved&above=${changed.eventsAbove}`, 303);
}

export default function EditRoom() {
  const { room } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const values = { name: room.name, postedLoad: String(room.postedLoad) };
  return (
    <>
      <PageHead title={`Edit ${room.name}`} lead={room.branch.name} />
      <RoomForm errors={again?.errors} values={again?.values ?? values} save="Save" />
    </>
  );
}
