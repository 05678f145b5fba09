import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { saveTypedRequest } from "~/app/commands/save-typed-request.server";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { RequestForm } from "~/app/components/request-form";
import { eventFormChoices } from "~/app/http/event-form-choices.server";
import { privateHeaders } from "~/app/http/private-headers";
import { repeatValues } from "~/app/http/repeat-values.server";
import {
  addressAfter,
  type RequestAgain,
  readRequestForm,
  requestErrors,
  statusOfForm,
} from "~/app/http/request-form.server";
import { requireEmployer } from "~/app/http/require-employer.server";
import { roomDay } from "~/app/http/room-day.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ask for an event - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.create");
  return {
    ...(await eventFormChoices(context, context.center.timeZone)),
    eventId: context.services.ids.uuid(),
    values: await repeatValues(context, request, actor),
    centerName: context.center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.create");
  const { services, center } = context;
  const posted = await readRequestForm(request, { zone: center.timeZone, now: services.clock.now() });
  const eventId = posted.eventId ?? services.ids.uuid();
  const again = (errors: RequestAgain["errors"], status: number) =>
    data<RequestAgain>({ values: posted.values, errors, eventId }, status);
  const isSubmitted = posted.button === "submit";
  if (!isSubmitted && posted.button !== "save") {
    const shown = await roomDay(context, posted, center.timeZone, "employer");
    return data<RequestAgain>({ values: posted.values, errors: {}, eventId, roomDay: shown });
  }
  if (isSubmitted && posted.whole === null) return again(posted.errors, 422);
  const { values, whole } = posted;
  const saved = await saveTypedRequest(services, { actor, center, eventId, values, whole, isSubmitted });
  if (saved.outcome === "refused") return again(requestErrors(saved), statusOfForm(saved));
  return redirect(addressAfter(eventId, saved.outcome), 303);
}

export default function NewRequest() {
  const { eventId, values, rooms, zoneName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const isRepeat = values !== null && again === undefined;
  return (
    <>
      <PageHead
        title="Ask for an event"
        lead="You can save a draft at any point. The center reads what you send."
      />
      {isRepeat && (
        <Notice title="This is filled in from your last event">
          Choose a new day and time, and check the rest.
        </Notice>
      )}
      <RequestForm
        eventId={again?.eventId ?? eventId}
        errors={again?.errors}
        values={again?.values ?? values ?? {}}
        rooms={rooms}
        zoneName={zoneName}
        roomDay={again?.roomDay}
        backHref="/employer"
      />
    </>
  );
}
