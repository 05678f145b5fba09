import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { BookingNotice } from "~/app/components/booking-notice";
import { InterviewList } from "~/app/components/interview-list";
import { PageHead } from "~/app/components/page-head";
import { nameInWords } from "~/app/components/registration-table";
import { bookingTold } from "~/app/http/booking-form.server";
import { interviewsView } from "~/app/http/interviews-view.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireRegistration } from "~/app/http/staff-page.server";
import { slotStyles } from "~/app/styles/links";
import { findEventDetail } from "~/db/queries/event-detail";

export const links = slotStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Interview times of a visitor - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireRegistration(context, request, params, "booking.change");
  const { registration, eventId, of } = found;
  const event = foundOr404(await findEventDetail(context.services.db, of));
  return {
    view: await interviewsView(context, registration, event, { by: "staff", locale: "en" }),
    name: nameInWords(registration),
    registrationHref: `/staff/events/${eventId}/registrations/${registration.id}`,
    ...bookingTold(request),
    centerName: context.center.name,
  };
}

export default function VisitorInterviews() {
  const { view, name, registrationHref, done, refused, at } = useLoaderData<typeof loader>();
  return (
    <>
      <BookingNotice done={done} refused={refused} />
      <PageHead
        title="Interview times"
        lead={
          <>
            <a href={registrationHref}>{name}</a>
            <br />
            {view.event}
          </>
        }
      />
      <p>This is what the visitor sees on their own page. What you do here counts as done for them.</p>
      <InterviewList view={view} base={`${registrationHref}/interviews`} locale="en-US" at={at} />
    </>
  );
}
