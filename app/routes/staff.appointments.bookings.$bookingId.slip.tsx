import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Slip } from "~/app/components/appointment-slip";
import { ButtonLink } from "~/app/components/button";
import { PageHead } from "~/app/components/page-head";
import { PrintHint } from "~/app/components/print-hint";
import { dayWords, timeWords } from "~/app/domain/time/wording";
import { requireStaff } from "~/app/http/require-staff.server";
import { appointmentOr404 } from "~/app/http/staff-appointments.server";
import { spokenFor } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { slotStyles } from "~/app/styles/links";

export const links = slotStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A slip to print - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.book");
  const { center } = context;
  const found = await appointmentOr404(context, params);
  const { startsAt, counselor, place, branch, address, timeZone } = found;
  const locale = spokenFor(found.language ?? undefined, center);
  const lines = [timeWords(startsAt, timeZone, locale), counselor, place, branch, address ?? ""];
  return {
    slip: {
      title: wordsIn(locale)("appointment.yours"),
      figure: dayWords(startsAt, timeZone, locale),
      lines: [...lines, center.settings.contactEmail].filter((line) => line !== ""),
      locale,
    },
    ...{ bookingId: found.id, day: found.day, centerName: center.name },
  };
}

export default function AppointmentSlip() {
  const { slip, bookingId, day, centerName } = useLoaderData<typeof loader>();
  return (
    <div className="slip-page">
      <PageHead title="The appointment is booked" lead="Print this slip, or read the time out." />
      <div className="slip-sheet" lang={slip.locale}>
        <Slip centerName={centerName} figure={slip.figure} lines={[slip.title, ...slip.lines]} />
      </div>
      <PrintHint>Nothing but the slip is printed.</PrintHint>
      <div className="actions">
        <ButtonLink kind="secondary" href={`/staff/appointments/days/${day}`}>
          Back to the day
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/staff/appointments/bookings/${bookingId}`}>
          Open the appointment
        </ButtonLink>
      </div>
    </div>
  );
}
