import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { createRoom } from "~/app/commands/create-place.server";
import { PageHead } from "~/app/components/page-head";
import { RoomForm } from "~/app/components/place-forms";
import { SelectField } from "~/app/components/select-field";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { branchesWithRooms, newRoomForm } from "~/app/http/place-forms.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a room - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "room.create");
  const branches = await branchesWithRooms(context);
  const choices = branches.map(({ id, name }) => ({ value: id, label: name }));
  return { choices, branchId: queryOf(request, "branch") ?? "", centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "room.create");
  const form = await parseForm(request, newRoomForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const created = await createRoom(services, { actor, centerId: center.id, room: form.value });
  if (created.outcome === "refused") return refusedForm(created, form.values);
  return redirect("/staff/places?done=added", 303);
}

export default function NewRoom() {
  const { choices, branchId } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const fields = { errors: again?.errors, values: again?.values ?? { branchId } };
  return (
    <>
      <PageHead title="Add a room" />
      <RoomForm {...fields} save="Add the room">
        <SelectField {...fields} name="branchId" label="Branch" choices={choices} />
      </RoomForm>
    </>
  );
}
