import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { renameDoor } from "~/app/commands/name-door.server";
import { DoorNameForm } from "~/app/components/door-name-form";
import { PageHead } from "~/app/components/page-head";
import { doorNameForm } from "~/app/http/door-names.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { idOr404, requireEvent } from "~/app/http/staff-page.server";
import { findDoor } from "~/db/queries/doors";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Rename ${data?.name} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId, of, text } = await requireEvent(context, request, params, "door.name");
  const doorId = idOr404(params.doorId);
  const { name } = foundOr404(await findDoor(context.services.db, { ...of, doorId }));
  return { eventId, name, title: text.title, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "door.name");
  const form = await parseForm(request, doorNameForm);
  if (!form.ok) return notAccepted(form);
  const doorId = idOr404(params.doorId);
  const named = await renameDoor(context.services, { actor, eventId, doorId, name: form.value.name });
  if (named.outcome === "refused") return refusedForm(named, form.values);
  return redirect(`/staff/events/${eventId}/room?done=door-named`, 303);
}

export default function RenameDoor() {
  const { eventId, name, title } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title={`Rename ${name}`} lead={<a href={`/staff/events/${eventId}/room`}>{title}</a>} />
      <DoorNameForm
        save="Save the name"
        backHref={`/staff/events/${eventId}/room`}
        hint="What was scanned here stays here. A phone that is set to the old name has to choose the new one."
        errors={again?.errors}
        values={again?.values ?? { name }}
      />
    </>
  );
}
