import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AppointmentTimes } from "~/app/components/appointment-times";
import { ButtonLink } from "~/app/components/button";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { timesView } from "~/app/http/appointment-times.server";
import { localeOf } from "~/app/http/locale.server";
import { useWords } from "~/app/i18n/use-words";
import { publicSlotStyles } from "~/app/styles/links";

export const links = publicSlotStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { center } = context;
  const { locale, prefix, t } = localeOf(center, params.locale);
  return {
    ...{ locale, prefix, title: t("appointment.pageTitle", { center: center.name }) },
    view: await timesView(context, request),
    contact: center.settings.contactEmail,
    centerName: center.name,
  };
}

export default function Appointments() {
  const { view, prefix, locale, contact, centerName } = useLoaderData<typeof loader>();
  const t = useWords();
  const base = `${prefix}/appointments`;
  return (
    <PageFrame centerName={centerName} homeHref={`${prefix}/`} privacyHref={`${prefix}/privacy`}>
      <PageHead title={t("appointment.title")} lead={t("appointment.lead")} />
      <AppointmentTimes {...{ view, base, contact, locale }}>
        {({ id, counselor }, words, time) => (
          <ButtonLink
            kind="secondary"
            href={`${base}/${id}`}
            label={t("appointment.bookAt", { time, counselor })}
          >
            {words}
          </ButtonLink>
        )}
      </AppointmentTimes>
    </PageFrame>
  );
}
