import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { ReferralSlip } from "~/app/components/referral-slip";
import { TicketActions } from "~/app/components/ticket";
import { requireReferral, slipView } from "~/app/http/referral-form.server";
import { SpokenIn } from "~/app/i18n/use-words";
import { ticketStyles } from "~/app/styles/links";

export const links = ticketStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A referral slip - ${data?.slip.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireReferral(context, request, params, "referral.create");
  return { id: found.referral.id, slip: await slipView(context, found) };
}

export default function Slip() {
  const { id, slip } = useLoaderData<typeof loader>();
  return (
    <>
      <SpokenIn locale={slip.language}>
        <ReferralSlip slip={slip} />
      </SpokenIn>
      <p className="ticket-hint">
        To print it, press Ctrl and P, or choose Print in the browser's menu. It takes half a sheet.
      </p>
      <TicketActions>
        <ButtonLink kind="secondary" href="/staff/referrals/new">
          Next referral
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/staff/referrals/${id}`}>
          See the referral
        </ButtonLink>
      </TicketActions>
    </>
  );
}
