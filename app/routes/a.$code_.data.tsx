import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AppointmentDataPage } from "~/app/components/appointment-data";
import { PageFrame } from "~/app/components/page-frame";
import { requireAppointment } from "~/app/http/appointment-link.server";
import { appointmentData } from "~/app/http/appointment-page.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireAppointment(context, request, params.code);
  const { locale, t, href } = found;
  const held = await appointmentData(context, found);
  return { locale, href, held, title: t("data.title"), centerName: context.center.name };
}

export default function MyAppointmentData() {
  const { centerName, held, href, locale } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <AppointmentDataPage held={held} href={href} locale={locale} />
    </PageFrame>
  );
}
