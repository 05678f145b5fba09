import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { editEvent } from "~/app/commands/edit-event.server";
import { Button, ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { EventForm } from "~/app/components/event-form";
import { MoveFields } from "~/app/components/move-fields";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { editable } from "~/app/domain/events/edits";
import { parseEventForm, readEventForm } from "~/app/http/event-form.server";
import { eventFormChoices } from "~/app/http/event-form-choices.server";
import { withUsualTimes } from "~/app/http/event-moments.server";
import { settingsOfEvent, valuesOfEvent } from "~/app/http/event-values.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { roomTakenWords, shownAgain } from "~/app/http/room-day.server";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { countReach } from "~/db/queries/staff-events";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Edit ${page?.head.title} - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of, head } = await requireEvent(context, request, params, "event.edit");
  return {
    ...(await eventFormChoices(context, event.zone)),
    head,
    values: { ...valuesOfEvent(event, context.center.locale), ...settingsOfEvent(event) },
    reach: await countReach(context.services.db, of),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId, event } = await requireEvent(context, request, params, "event.edit");
  const { services, center } = context;
  const posted = await readEventForm(request);
  if (posted.button !== "save") return shownAgain(context, posted, event.zone);
  const rules = { zone: event.zone, now: services.clock.now(), startsAt: event.startsAt };
  const form = parseEventForm(posted, { ...rules, isByStaff: true });
  if (!form.ok) return notAccepted(form);
  const { reason } = form.value;
  const patch = withUsualTimes(form.value.event);
  const edited = await editEvent(services, { actor, center, eventId, patch, reason });
  if (edited.outcome === "refused") {
    const words = await roomTakenWords(context, edited, eventId, patch);
    return refusedForm(edited, form.values, { "reason-required": "reason", "room-taken": "roomId" }, words);
  }
  const isMoved =
    event.status === "published" && edited.changed.some((field) => field === "times" || field === "room");
  const done = isMoved ? "moved" : edited.changed.length > 0 ? "saved" : "unchanged";
  return redirect(`/staff/events/${eventId}?done=${done}`, 303);
}

export default function EditEvent() {
  const { head, rooms, zoneName, values, reach, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const fields = editable[head.status].staff;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title="Edit the event" lead={<a href={`/staff/events/${head.id}`}>{head.title}</a>} />
      {fields.length === 0 ? (
        <Notice kind="warning">This event can no longer be changed.</Notice>
      ) : (
        <EventForm
          errors={again?.errors}
          values={again?.values ?? values}
          rooms={rooms}
          zoneName={zoneName}
          roomDay={again?.roomDay}
          isForStaff
          isTypeFixed={!fields.includes("type")}
          buttons={
            <>
              <Button>Save</Button>
              <ButtonLink kind="quiet" href={`/staff/events/${head.id}`}>
                Back to the event
              </ButtonLink>
            </>
          }
        >
          {head.status === "published" && <MoveFields reach={reach} form={again} />}
        </EventForm>
      )}
    </>
  );
}
