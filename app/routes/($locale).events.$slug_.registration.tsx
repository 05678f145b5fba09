import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { agreeToTexts } from "~/app/commands/agree-to-texts.server";
import { limitRegistrationForm } from "~/app/commands/count-attempt.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { PageFrame } from "~/app/components/page-frame";
import { RegistrationPage } from "~/app/components/registration-page";
import { type Refused, refuse } from "~/app/domain/refusal";
import { cutOffView } from "~/app/http/accommodation-view.server";
import type { RequestContext } from "~/app/http/context.server";
import { patronActor } from "~/app/http/manage-link.server";
import { formErrors, parseForm } from "~/app/http/parse-form.server";
import { eventMention, findPublicEvent } from "~/app/http/public-event.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import {
  checkTexts,
  errorsInForm,
  type FormAgain,
  lineWishes,
  registrationForm,
} from "~/app/http/registration-form.server";
import type { Words } from "~/app/i18n/speak";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }, { name: "robots", content: "noindex" }];

/** Retry-After, where the action gives one. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { services, center } = context;
  const found = await findPublicEvent(context, params);
  return {
    event: eventMention(found),
    locale: found.locale,
    title: found.t("register.pageTitle", { event: found.text.title, center: center.name }),
    place: found.place.outcome,
    asksVeterans: center.settings.veteransFirst,
    asksTexts: services.texter !== null,
    cutOff: cutOffView(center, found.event, services.clock.now()),
    formKey: context.formKey(found.event.id),
    centerName: center.name,
    contact: center.settings.contactEmail,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, clientAddress } = context;
  const { event, locale, t } = await findPublicEvent(context, params);
  const form = await parseForm(request, registrationForm, t);
  const { values } = form;
  const key = services.formKeys.read(event.id, values.formKey ?? "", services.clock.now());
  const again = { values, formKey: key === null ? undefined : values.formKey };
  const limit = await limitRegistrationForm(services, center, clientAddress);
  if (limit.outcome === "limited") return askToWait(again, limit.retryAfterSeconds);
  if (!form.ok) return data<FormAgain>({ ...again, errors: errorsInForm(form.errors) }, 422);
  if (key === null) return refused(again, refuse("form-expired"), t);
  const { formKey: _key, language, partySize, accommodation, waits, veteran, texts, ...patron } = form.value;
  const problems = checkTexts(services, { texts, phone: patron.phone });
  if (problems.length > 0) return refused(again, refuse("values-not-accepted", problems), t);
  const result = await registerPatron(services, {
    center,
    eventId: event.id,
    patron: { ...patron, language: language ?? locale },
    partySize,
    accommodation,
    ...lineWishes(center, { waits, veteran }),
    origin: "web",
    key: { source: "form", key, otherValues: "are-new" },
  });
  if (result.outcome === "refused") return refused(again, result, t);
  if (texts) await noteTexts(context, result.registrationId, locale);
  return redirect(`/m/${result.manageCode}`, 303);
}

/** By itself: a crash between the two leaves a place without texts, and never texts without a word. */
async function noteTexts({ services, center }: RequestContext, registrationId: string, language: string) {
  const actor = patronActor(center.id, registrationId);
  await agreeToTexts(services, { actor, center, registrationId, language });
}

const refused = (again: FormAgain, { reason, fields }: Refused, t: Words) =>
  data<FormAgain>({ ...again, errors: formErrors(fields, messageOf(reason, t), t) }, statusOf(reason));

const askToWait = (again: FormAgain, waitSeconds: number) =>
  data<FormAgain>(
    { ...again, waitSeconds },
    { status: 429, headers: { "Retry-After": String(waitSeconds) } },
  );

export default function Registration() {
  const { event, place, asksVeterans, asksTexts, formKey, cutOff, centerName, contact } =
    useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName} homeHref={event.links.home} privacyHref={event.links.privacy}>
      <RegistrationPage
        event={event}
        place={place}
        asksVeterans={asksVeterans}
        asksTexts={asksTexts}
        contact={contact}
        form={{ ...again, formKey: again?.formKey ?? formKey, cutOff }}
      />
    </PageFrame>
  );
}
