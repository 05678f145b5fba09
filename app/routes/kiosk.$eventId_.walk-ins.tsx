import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { backToStart, kioskForm, kioskLabel, requireKiosk } from "~/app/http/kiosk-event.server";
import { kioskWalkIn } from "~/app/http/kiosk-forms.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { answerToWalkIn, askStaff, type KioskReply } from "~/app/kiosk/answer";
import { ClosedPage } from "~/app/kiosk/closed-page";
import { PlainPage } from "~/app/kiosk/plain-page";
import { UnnamedForm } from "~/app/kiosk/unnamed-form";
import { words } from "~/app/kiosk/words";
import { kioskStyles } from "~/app/styles/links";

export const links = kioskStyles;
export const headers = privateHeaders;
export const meta: MetaFunction = () => [{ title: words.registration.unnamed }];

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  kioskForm(context, params.eventId, "kiosk.register");

/** Counts a visitor who gives no name: refusing to give data never blocks entry. Sent again it is the same one. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { actor, of, event } = await requireKiosk(context, params.eventId, "kiosk.register");
  const form = await parseForm(request, kioskWalkIn);
  if (!form.ok)
    return data<KioskReply>({ outcome: "again", errors: form.errors, values: {} }, { status: 422 });
  const result = await admitWalkIn(services, {
    actor,
    eventId: of.eventId,
    scanId: form.value.visitId,
    name: null,
    language: center.locale,
    scannedAt: null,
    door: words.door,
    device: await kioskLabel(context, actor, of),
    override: false,
  });
  const answer = result.outcome === "refused" ? askStaff : answerToWalkIn(result, event.zone);
  return data<KioskReply>({ outcome: "answered", answer }, { headers: backToStart(of.eventId) });
}

export default function ComeIn() {
  const { eventId, title, visitId } = useLoaderData<typeof loader>();
  return (
    <PlainPage
      eventId={eventId}
      event={title}
      title={words.registration.unnamed}
      reply={useActionData<typeof action>()}
    >
      <UnnamedForm eventId={eventId} visitId={visitId} isAlone />
    </PlainPage>
  );
}

export const ErrorBoundary = ClosedPage;
