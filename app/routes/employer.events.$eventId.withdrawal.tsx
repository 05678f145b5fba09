import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { withdrawRequest } from "~/app/commands/withdraw-request.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { TextArea } from "~/app/components/text-area";
import { stepsFrom } from "~/app/domain/events/steps";
import { whenWords } from "~/app/domain/time/wording";
import { optional, text } from "~/app/http/fields";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { eventIdOf, findOwnEvent } from "~/app/http/own-event.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEmployer } from "~/app/http/require-employer.server";
import { textOf } from "~/db/queries/event-detail";

const withdrawalForm = z.strictObject({ reason: optional(text(1000)) });

import { privateHeaders } from "~/app/http/private-headers";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Withdraw this request? - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.cancel");
  const { center } = context;
  const event = await findOwnEvent(context, actor, params);
  const isOpen = stepsFrom(event.status, "employer", event).some(({ name }) => name === "withdraw");
  if (!isOpen) throw redirect(`/employer/events/${event.id}`);
  return {
    eventId: event.id,
    title: textOf(event, center.locale).title,
    when: whenWords(event.startsAt, event.endsAt, event.zone, "en-US"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.cancel");
  const { center, services } = context;
  const eventId = eventIdOf(params);
  const form = await parseForm(request, withdrawalForm);
  if (!form.ok) return notAccepted(form);
  const taken = await withdrawRequest(services, { actor, center, eventId, ...form.value });
  if (taken.outcome === "refused") return refusedForm(taken, form.values);
  return redirect(`/employer/events/${eventId}?done=withdrawn`, 303);
}

export default function Withdrawal() {
  const { eventId, title, when } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title="Withdraw this request?"
      confirmLabel="Withdraw request and tell the center"
      errors={again?.errors}
      backHref={`/employer/events/${eventId}`}
      backLabel="Keep the request"
    >
      <p>
        <strong>{title}</strong>
        <br />
        {when}
      </p>
      <p>Nobody has registered yet. You can copy a withdrawn request into a new draft later.</p>
      <TextArea
        name="reason"
        label="Why do you withdraw it?"
        hint="Your words go to the center."
        errors={again?.errors}
        values={again?.values}
        rows={3}
        optional
      />
    </ConfirmForm>
  );
}
