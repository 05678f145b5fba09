import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { createEvent } from "~/app/commands/create-event.server";
import { Button, ButtonLink } from "~/app/components/button";
import { EventForm } from "~/app/components/event-form";
import { PageHead } from "~/app/components/page-head";
import { employerMissing, parseEventForm, readEventForm } from "~/app/http/event-form.server";
import { employerChoices, eventFormChoices } from "~/app/http/event-form-choices.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { newEventValues } from "~/app/http/free-rooms.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { shownAgain } from "~/app/http/room-day.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Write an event - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "event.create");
  const key = postKey(request, context.services.ids);
  const choices = await eventFormChoices(context, context.center.timeZone);
  return {
    ...choices,
    key,
    employers: await employerChoices(context),
    values: newEventValues(request),
    centerName: context.center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "event.create");
  const { services, center } = context;
  const posted = await readEventForm(request);
  if (posted.button !== "save") return shownAgain(context, posted, center.timeZone);
  const form = parseEventForm(posted, {
    zone: center.timeZone,
    now: services.clock.now(),
    isByStaff: true,
  });
  if (!form.ok) {
    const needed = form.values.employerId || form.values.type === "job-fair" ? {} : employerMissing();
    return notAccepted({ errors: { ...needed, ...form.errors }, values: form.values });
  }
  const { employerId, event } = form.value;
  const eventId = postKey(request, services.ids);
  const created = await createEvent(services, { actor, center, employerId, event, eventId });
  if (created.outcome === "refused") return refusedForm(created, form.values);
  return redirect(`/staff/events/${created.eventId}?done=added`, 303);
}

export default function NewEvent() {
  const { key, rooms, employers, zoneName, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Write an event"
        lead="It is a draft until you approve it. Nobody is told before that."
      />
      <EventForm
        errors={again?.errors}
        values={again?.values ?? values}
        rooms={rooms}
        employers={employers}
        zoneName={zoneName}
        roomDay={again?.roomDay}
        isForStaff
        action={`/staff/events/new?key=${key}`}
        buttons={
          <>
            <Button>Save the draft</Button>
            <ButtonLink kind="quiet" href="/staff/events">
              Back to events
            </ButtonLink>
          </>
        }
      />
    </>
  );
}
