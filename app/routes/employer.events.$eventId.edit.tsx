import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { saveTypedRequest } from "~/app/commands/save-typed-request.server";
import { PageHead } from "~/app/components/page-head";
import { RequestDone } from "~/app/components/request-done";
import { RequestForm } from "~/app/components/request-form";
import { KeptNotice, QuestionNotice, SentAlready } from "~/app/components/request-notices";
import { eventFormChoices } from "~/app/http/event-form-choices.server";
import { findOwn } from "~/app/http/own-event.server";
import { privateHeaders } from "~/app/http/private-headers";
import { editView } from "~/app/http/request-edit.server";
import {
  addressAfter,
  type RequestAgain,
  readRequestForm,
  requestErrors,
  statusOfForm,
} from "~/app/http/request-form.server";
import { requireEmployer } from "~/app/http/require-employer.server";
import { roomDay } from "~/app/http/room-day.server";
import { queryOf } from "~/app/http/staff-page.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Edit your request - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.edit");
  const own = await findOwn(context, actor, params);
  const view = await editView(context, actor, own);
  const choices = await eventFormChoices(context, own.event?.zone ?? context.center.timeZone);
  return { ...choices, ...view, done: queryOf(request, "done"), centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.edit");
  const { services, center } = context;
  const { eventId, event } = await findOwn(context, actor, params);
  const rules = { zone: event?.zone ?? center.timeZone, now: services.clock.now() };
  const posted = await readRequestForm(request, rules);
  const again = (errors: RequestAgain["errors"], status: number) =>
    data<RequestAgain>({ values: posted.values, errors, eventId }, status);
  const isSubmitted = posted.button === "submit";
  if (!isSubmitted && posted.button !== "save") {
    const shown = await roomDay(context, posted, rules.zone, "employer");
    return data<RequestAgain>({ values: posted.values, errors: {}, eventId, roomDay: shown });
  }
  if (isSubmitted && posted.whole === null) return again(posted.errors, 422);
  const { values, whole } = posted;
  const saved = await saveTypedRequest(services, { actor, center, eventId, values, whole, isSubmitted });
  if (saved.outcome === "refused") return again(requestErrors(saved), statusOfForm(saved));
  return redirect(addressAfter(eventId, saved.outcome), 303);
}

export default function EditRequest() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const eventHref = `/employer/events/${page.eventId}`;
  if (!page.isOpen && again === undefined)
    return <SentAlready title={page.title ?? ""} eventHref={eventHref} />;
  return (
    <>
      <RequestDone done={again === undefined ? page.done : null} />
      <PageHead title="Edit your request" lead={page.title} />
      <QuestionNotice question={page.question} />
      {again === undefined && <KeptNotice kept={page.kept} />}
      <RequestForm
        eventId={page.eventId}
        errors={again?.errors}
        values={again?.values ?? page.values}
        rooms={page.rooms}
        zoneName={page.zoneName}
        roomDay={again?.roomDay}
        asksAnswer={page.asksAnswer}
        backHref={page.kept?.isOfEvent === false ? "/employer" : eventHref}
      />
    </>
  );
}
