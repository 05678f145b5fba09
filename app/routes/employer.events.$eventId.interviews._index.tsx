import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { noteSharing } from "~/app/commands/note-sharing.server";
import { ButtonLink } from "~/app/components/button";
import { PageHead } from "~/app/components/page-head";
import { PrintHint } from "~/app/components/print-hint";
import { slotsTold } from "~/app/components/slot-page";
import { SlotSheet } from "~/app/components/slot-sheet";
import { ToldNotice } from "~/app/components/told-notice";
import { privateHeaders } from "~/app/http/private-headers";
import { canOffer, requireOwnSlots } from "~/app/http/slot-pages.server";
import { employerSheet } from "~/app/http/slot-sheet.server";
import { queryOf } from "~/app/http/staff-page.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Interview times: ${data?.title} - ${data?.centerName}` },
];

/** A look at the names and contacts of those who share is noted, as on their own page. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, event, of, title, base } = await requireOwnSlots(context, request, params, "slot.read");
  const { shared, ...sheet } = await employerSheet(context, event, of.employerId);
  if (shared > 0) {
    const look = { actor, eventId: event.id, action: "looked at" as const, people: shared };
    await noteSharing(context.services, look);
  }
  return {
    ...{ sheet, title, base, eventId: event.id, canOffer: canOffer(context, event) },
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export default function OwnInterviews() {
  const { sheet, title, base, eventId, canOffer, done } = useLoaderData<typeof loader>();
  return (
    <>
      <ToldNotice words={slotsTold} done={done} />
      <PageHead
        title="Interview times"
        lead={<a href={`/employer/events/${eventId}`}>{title}</a>}
        actions={
          canOffer && sheet.slots.length > 0 && <ButtonLink href={`${base}/new`}>Offer more times</ButtonLink>
        }
      />
      {sheet.slots.length > 0 && (
        <PrintHint>
          You see first names, and the whole name and contact of visitors who share with you.
        </PrintHint>
      )}
      <SlotSheet sheet={sheet} base={base} canOffer={canOffer} />
    </>
  );
}
