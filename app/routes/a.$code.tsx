import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AppointmentNotice } from "~/app/components/appointment-notice";
import { AppointmentGone, AppointmentPage } from "~/app/components/appointment-page";
import { PageFrame } from "~/app/components/page-frame";
import { findByLink } from "~/app/http/appointment-link.server";
import { appointmentView } from "~/app/http/appointment-page.server";
import { bookingTold } from "~/app/http/booking-form.server";
import { publicSlotStyles } from "~/app/styles/links";

export const links = publicSlotStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { center } = context;
  const found = await findByLink(context, request, params.code);
  const { locale, t, gone } = found;
  const page = {
    locale,
    centerName: center.name,
    title: t("appointment.yoursTitle", { center: center.name }),
  };
  const view = await appointmentView(context, found);
  const { timesHref } = view;
  const told = { ...bookingTold(request), timesHref };
  return data(
    gone === null ? { ...page, ...told, gone, view } : { ...page, ...told, gone },
    gone === "forgotten" ? 410 : 200,
  );
}

export default function Appointment() {
  const page = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={page.centerName}>
      {page.gone === null ? (
        <>
          <AppointmentNotice done={page.done} refused={page.refused} state={page.view.state} />
          <AppointmentPage view={page.view} locale={page.locale} />
        </>
      ) : (
        <AppointmentGone why={page.gone} timesHref={page.timesHref} />
      )}
    </PageFrame>
  );
}
