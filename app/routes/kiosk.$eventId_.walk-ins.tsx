import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { backToStart, kioskForm, kioskLabel, requireKiosk } from "~/app/http/kiosk-event.server";
import { kioskWalkIn } from "~/app/http/kiosk-forms.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { useWords } from "~/app/i18n/use-words";
import { answerToWalkIn, askStaff, type KioskReply } from "~/app/kiosk/answer";
import { ClosedPage } from "~/app/kiosk/closed-page";
import { closedTitle, kioskDoor } from "~/app/kiosk/page-title";
import { PlainPage } from "~/app/kiosk/plain-page";
import { UnnamedForm } from "~/app/kiosk/unnamed-form";
import { kioskStyles } from "~/app/styles/links";

export const links = kioskStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: data?.pageTitle ?? closedTitle(matches) },
];

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  kioskForm(context, request, params.eventId, "kiosk.register", "kiosk.unnamed");

/** Counts a visitor who gives no name: refusing to give data never blocks entry. Sent again it is the same one. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services } = context;
  const { actor, of, event, t } = await requireKiosk(context, request, params.eventId, "kiosk.register");
  const form = await parseForm(request, kioskWalkIn, t);
  if (!form.ok)
    return data<KioskReply>({ outcome: "again", errors: form.errors, values: {} }, { status: 422 });
  const result = await admitWalkIn(services, {
    actor,
    eventId: of.eventId,
    scanId: form.value.visitId,
    name: null,
    language: t.locale,
    scannedAt: null,
    door: kioskDoor,
    device: await kioskLabel(context, actor, of),
    override: false,
  });
  const answer = result.outcome === "refused" ? askStaff(t) : answerToWalkIn(result, event.zone, t);
  return data<KioskReply>({ outcome: "answered", answer }, { headers: backToStart(of.eventId) });
}

export default function ComeIn() {
  const t = useWords();
  const { eventId, title, visitId } = useLoaderData<typeof loader>();
  return (
    <PlainPage
      eventId={eventId}
      event={title}
      title={t("kiosk.unnamed")}
      reply={useActionData<typeof action>()}
    >
      <UnnamedForm eventId={eventId} visitId={visitId} isAlone />
    </PlainPage>
  );
}

export const ErrorBoundary = ClosedPage;
