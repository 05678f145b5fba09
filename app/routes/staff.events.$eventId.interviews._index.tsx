import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { PrintHint } from "~/app/components/print-hint";
import { slotsTold } from "~/app/components/slot-page";
import { SlotSheet } from "~/app/components/slot-sheet";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { Stat, StatRow } from "~/app/components/stat";
import { ToldNotice } from "~/app/components/told-notice";
import { canOffer } from "~/app/http/slot-pages.server";
import { staffSheet } from "~/app/http/slot-sheet.server";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { slotStyles } from "~/app/styles/links";
import { countInterviews } from "~/db/queries/slots";

export const links = slotStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Interview times of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of, head } = await requireEvent(context, request, params, "slot.read");
  const [sheet, counts] = await Promise.all([
    staffSheet(context, event),
    countInterviews(context.services.db, of),
  ]);
  return {
    ...{
      head,
      sheet,
      counts,
      canOffer: canOffer(context, event),
      isOpen: queryOf(request, "show") === "all",
    },
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export default function EventInterviews() {
  const { head, sheet, counts, canOffer, isOpen, done } = useLoaderData<typeof loader>();
  const base = `/staff/events/${head.id}/interviews`;
  const isOffered = sheet.slots.length > 0;
  return (
    <>
      <ToldNotice words={slotsTold} done={done} />
      <StaffEventHead
        event={head}
        current="interviews"
        title="Interview times"
        actions={canOffer && isOffered && <ButtonLink href={`${base}/new`}>Offer more times</ButtonLink>}
      />
      {isOffered && (
        <>
          <StatRow>
            <Stat figure={counts.booked} label="booked" definition="Interview times that a visitor has" />
            <Stat figure={counts.kept} label="kept" definition="Of them, of visitors who came to the event" />
          </StatRow>
          <PrintHint>To book a time for somebody, open their registration.</PrintHint>
        </>
      )}
      <SlotSheet sheet={sheet} base={base} canOffer={canOffer} isOpen={isOpen} />
    </>
  );
}
