import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { bookAppointment } from "~/app/commands/book-appointment.server";
import { limitRegistrationForm } from "~/app/commands/count-attempt.server";
import { AppointmentForm } from "~/app/components/appointment-form";
import { AppointmentFacts } from "~/app/components/appointment-page";
import { ButtonLink } from "~/app/components/button";
import { Notice } from "~/app/components/notice";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { refuse } from "~/app/domain/refusal";
import { appointmentForm } from "~/app/http/appointment-form.server";
import { bookingPage } from "~/app/http/appointment-page.server";
import { type FormAgain, refusedInWords } from "~/app/http/form-again.server";
import { localeOf } from "~/app/http/locale.server";
import { patronActor } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { messageOf } from "~/app/http/refusals";
import { checkTexts } from "~/app/http/registration-form.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { useWords } from "~/app/i18n/use-words";
import { publicSlotStyles } from "~/app/styles/links";

export const links = publicSlotStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }, { name: "robots", content: "noindex" }];

/** Retry-After, where the action gives one. A form is nobody's but whoever opened it: nothing keeps it. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const headers = new Headers(actionHeaders);
  headers.set("Cache-Control", "no-store");
  return headers;
};

export const loader = ({ context, params }: LoaderFunctionArgs) => bookingPage(context, params);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, clientAddress } = context;
  const { locale, t } = localeOf(center, params.locale);
  const slotId = idOr404(params.slotId);
  const form = await parseForm(request, appointmentForm, t);
  const { values } = form;
  const limit = await limitRegistrationForm(services, center, clientAddress);
  if (limit.outcome === "limited") {
    const errors = { form: messageOf("too-many-requests", t) };
    const headers = { "Retry-After": String(limit.retryAfterSeconds) };
    return data<FormAgain>({ errors, values }, { status: 429, headers });
  }
  if (!form.ok) return data<FormAgain>({ errors: form.errors, values }, 422);
  const key = services.formKeys.read(slotId, values.formKey ?? "", services.clock.now());
  if (key === null) return refusedInWords(refuse("form-expired"), values, t);
  const { formKey: _key, language, texts, ...patron } = form.value;
  const problems = checkTexts(services, { texts, phone: patron.phone });
  if (problems.length > 0) return refusedInWords(refuse("values-not-accepted", problems), values, t);
  const booked = await bookAppointment(services, {
    ...{ actor: patronActor(center.id, key), center, slotId, key, origin: "web" },
    patron: { ...patron, language: language ?? locale },
    texts: texts ? { language: locale } : null,
  });
  if (booked.outcome === "refused") return refusedInWords(booked, values, t);
  return redirect(`/a/${booked.code}?done=booked`, 303);
}

export default function BookAppointment() {
  const { time, formKey, asksTexts, prefix, locale, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const t = useWords();
  const base = `${prefix}/appointments`;
  return (
    <PageFrame centerName={centerName} homeHref={`${prefix}/`} privacyHref={`${prefix}/privacy`}>
      <PageHead title={t(time.isFree ? "appointment.form" : "appointment.gone")} />
      {!time.isFree && <Notice kind="warning">{t("appointment.goneText")}</Notice>}
      {time.isFree && <AppointmentFacts view={time} locale={locale} />}
      {time.isFree && (
        <AppointmentForm
          {...{
            formKey,
            asksTexts,
            locale,
            submit: t("appointment.submit"),
            privacyHref: `${prefix}/privacy`,
          }}
          errors={again?.errors}
          values={again?.values}
        />
      )}
      <div className="actions">
        <ButtonLink kind="quiet" href={base}>
          {t("appointment.otherTime")}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
