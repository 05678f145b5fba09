import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { BookingNotice } from "~/app/components/booking-notice";
import { ButtonLink } from "~/app/components/button";
import { EventWhen } from "~/app/components/event-when";
import { InterviewList } from "~/app/components/interview-list";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { bookingTold } from "~/app/http/booking-form.server";
import { keptEventDetail } from "~/app/http/event-details.server";
import { interviewsView } from "~/app/http/interviews-view.server";
import { ticketLanguage } from "~/app/http/language.server";
import { requireManaged } from "~/app/http/manage-link.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { useWords } from "~/app/i18n/use-words";
import { publicSlotStyles } from "~/app/styles/links";

export const links = publicSlotStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const event = foundOr404(await keptEventDetail(context.services, context.center, found.event));
  const view = await interviewsView(context, found, event, { by: "patron", locale });
  const page = { locale, title: t("interview.title"), centerName: context.center.name };
  return { ...page, ...bookingTold(request), view, href: `/m/${found.code}` };
}

export default function Interviews() {
  const { view, href, locale, centerName, done, refused, at } = useLoaderData<typeof loader>();
  const t = useWords();
  const { startsAt, endsAt, timeZone } = view;
  return (
    <PageFrame centerName={centerName}>
      <PageHead title={t("interview.title")} lead={<bdi>{view.event}</bdi>} />
      <BookingNotice done={done} refused={refused} />
      <p>
        <EventWhen {...{ startsAt, endsAt, timeZone, locale }} withZone />
      </p>
      {view.slots.length > 0 && <p>{t("interview.lead")}</p>}
      <InterviewList view={view} base={`${href}/interviews`} locale={locale} at={at} hasCalendar />
      <div className="actions">
        <ButtonLink kind="quiet" href={href}>
          {t("manage.back")}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
