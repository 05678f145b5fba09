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
import { lineWishes, registrationForm } from "~/app/http/registration-form.server";
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
  const place = decidePlace({ ...event, placesTaken }, 1, now, "waits-if-full");
  return {
    head,
    formKey: services.formKeys.issue(eventId, services.ids.uuid(), now),
    cutOff: cutOffView(center, event, now),
    isFull: place.outcome === "waitlisted",
    asksVeterans: center.settings.veteransFirst,
    closed: place.outcome === "refused" ? messageOf(place.reason) : null,
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "registration.create");
  const { services, center } = context;
  const form = await parseForm(request, registrationForm);
  if (!form.ok) return notAccepted(form);
  const {
    formKey = "",
    language,
    partySize,
    accommodation,
    waits,
    veteran,
    texts: _texts,
    ...details
  } = form.value;
  const key = services.formKeys.read(eventId, formKey, services.clock.now());
  if (key === null) return refusedForm({ outcome: "refused", reason: "form-expired" }, form.values);
  const patron = { ...details, language: language ?? center.locale };
  const place = { patron, partySize, accommodation, ...lineWishes(center, { waits, veteran }) };
  const result = await registerAtDesk(services, { actor, center, eventId, ...place, key });
  if (result.outcome === "refused") return refusedForm(result, form.values);
  const page = `/staff/events/${eventId}/registrations/${result.registrationId}`;
  return redirect(result.outcome === "registered" ? `${page}/ticket` : page, 303);
}

export default function RegisterAtDesk() {
  const { head, formKey, cutOff, closed, isFull, asksVeterans } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Register somebody" lead={head.title} />
      {closed === null || again ? (
        <DeskForm
          formKey={formKey}
          cutOff={cutOff}
          isFull={isFull}
          asksVeterans={asksVeterans}
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
