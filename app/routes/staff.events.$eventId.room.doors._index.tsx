import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { addDoor } from "~/app/commands/name-door.server";
import { DoorNameForm } from "~/app/components/door-name-form";
import { PageHead } from "~/app/components/page-head";
import { doorNameForm } from "~/app/http/door-names.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEvent } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a door - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { text, eventId } = await requireEvent(context, request, params, "door.name");
  return { eventId, title: text.title, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "door.name");
  const form = await parseForm(request, doorNameForm);
  if (!form.ok) return notAccepted(form);
  const named = await addDoor(context.services, { actor, eventId, name: form.value.name });
  if (named.outcome === "refused") return refusedForm(named, form.values);
  return redirect(`/staff/events/${eventId}/room?done=door-named`, 303);
}

export default function NameDoor() {
  const { eventId, title } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Add a door" lead={<a href={`/staff/events/${eventId}/room`}>{title}</a>} />
      <DoorNameForm
        save="Add the door"
        backHref={`/staff/events/${eventId}/room`}
        hint="Such as: Garden entrance"
        errors={again?.errors}
        values={again?.values}
      />
    </>
  );
}
