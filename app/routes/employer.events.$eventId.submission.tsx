import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { submitRequest } from "~/app/commands/submit-request.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { SentStatements } from "~/app/components/request-form";
import { turnOf } from "~/app/domain/events/request-standing";
import { whenWords } from "~/app/domain/time/wording";
import { eventIdOf, findOwnEvent } from "~/app/http/own-event.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requestErrors, statusOfForm } from "~/app/http/request-form.server";
import { requireEmployer } from "~/app/http/require-employer.server";
import { textOf } from "~/db/queries/event-detail";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Send this request? - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.submit");
  const { center, services } = context;
  const event = await findOwnEvent(context, actor, params);
  if (turnOf(event, services.clock.now()) !== "employer") throw redirect(`/employer/events/${event.id}`);
  return {
    eventId: event.id,
    title: textOf(event, center.locale).title,
    when: whenWords(event.startsAt, event.endsAt, event.zone, "en-US"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.submit");
  const { center, services } = context;
  const sent = await submitRequest(services, { actor, center, eventId: eventIdOf(params), answer: null });
  if (sent.outcome === "refused") {
    const messages = Object.values(requestErrors(sent));
    return data({ errors: { form: messages.join(" ") } }, statusOfForm(sent));
  }
  return redirect(`/employer/events/${sent.eventId}?done=submitted`, 303);
}

export default function Submission() {
  const { eventId, title, when } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title="Send this request?"
      confirmLabel="Send it to the center"
      kind="primary"
      errors={again?.errors}
      backHref={`/employer/events/${eventId}`}
      backLabel="Not yet"
    >
      <p>
        <strong>{title}</strong>
        <br />
        {when}
      </p>
      <SentStatements />
      <p>The center reads it and writes to you. Until then it cannot be changed, but you can withdraw it.</p>
    </ConfirmForm>
  );
}
