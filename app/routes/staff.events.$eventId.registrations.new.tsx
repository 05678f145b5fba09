import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { registerAtDesk } from "~/app/commands/register-at-desk.server";
import { DeskForm } from "~/app/components/desk-form";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { decidePlace } from "~/app/domain/registrations/register";
import { cutOffView } from "~/app/http/accommodation-view.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { messageOf } from "~/app/http/refusals";
import { registrationForm } from "~/app/http/registration-form.server";
import { requireEvent, requireEventActor } from "~/app/http/staff-page.server";
import { countPlacesTaken } from "~/db/queries/locks";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Register somebody for ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, eventId, of, head } = await requireEvent(context, request, params, "registration.create");
  const { services, center } = context;
  const now = services.clock.now();
  const placesTaken = await countPlacesTaken(services.db, of);
  const place = decidePlace({ ...event, placesTaken }, 1, now);
  return {
    head,
    formKey: services.formKeys.issue(eventId, services.ids.uuid(), now),
    cutOff: cutOffView(center, event, now),
    closed: place.outcome === "refused" ? messageOf(place.reason) : null,
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "registration.create");
  const { services, center } = context;
  const form = await parseForm(request, registrationForm);
  if (!form.ok) return notAccepted(form);
  const { formKey = "", language, partySize, accommodation, ...details } = form.value;
  const key = services.formKeys.read(eventId, formKey, services.clock.now());
  if (key === null) return refusedForm({ outcome: "refused", reason: "form-expired" }, form.values);
  const patron = { ...details, language: language ?? center.locale };
  const place = { actor, center, eventId, patron, partySize, accommodation, key };
  const result = await registerAtDesk(services, place);
  if (result.outcome === "refused") return refusedForm(result, form.values);
  return redirect(`/staff/events/${eventId}/registrations/${result.registrationId}/ticket`, 303);
}

export default function RegisterAtDesk() {
  const { head, formKey, cutOff, closed } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Register somebody" lead={head.title} />
      {closed === null || again ? (
        <DeskForm
          formKey={formKey}
          cutOff={cutOff}
          backHref={`/staff/events/${head.id}/registrations`}
          errors={again?.errors}
          values={again?.values}
        />
      ) : (
        <Notice kind="warning" title={closed}>
          <p>
            At the door you can still let somebody in as a walk-in.{" "}
            <a href={`/door/${head.id}`}>Open the door screen</a>
          </p>
        </Notice>
      )}
    </>
  );
}
