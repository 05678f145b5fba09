import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { recordScan } from "~/app/commands/record-scan.server";
import { readScannedText } from "~/app/domain/tickets/scanned-text";
import { backToStart, kioskForm, kioskLabel, requireKiosk } from "~/app/http/kiosk-event.server";
import { kioskCheckIn } from "~/app/http/kiosk-forms.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { useWords } from "~/app/i18n/use-words";
import { answerToScan, askStaff, forWhoeverLooks, type KioskReply } from "~/app/kiosk/answer";
import { ClosedPage } from "~/app/kiosk/closed-page";
import { closedTitle, kioskDoor } from "~/app/kiosk/page-title";
import { PlainPage } from "~/app/kiosk/plain-page";
import { TicketForm } from "~/app/kiosk/ticket-form";
import { kioskStyles } from "~/app/styles/links";

export const links = kioskStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: data?.pageTitle ?? closedTitle(matches) },
];

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  kioskForm(context, request, params.eventId, "kiosk.check-in", "kiosk.show");

/** Checks in whoever holds a ticket, with all of its party. Sent again it is the same scan. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services } = context;
  const { actor, of, event, t } = await requireKiosk(context, request, params.eventId, "kiosk.check-in");
  const form = await parseForm(request, kioskCheckIn(t("kiosk.codeMissing")), t);
  if (!form.ok) return again(form.errors);
  const { visitId, code } = form.value;
  if (readScannedText(code).kind === "unreadable") return again({ code: t("kiosk.unreadable") });
  const result = await recordScan(services, {
    actor,
    eventId: of.eventId,
    scanId: visitId,
    text: code,
    scannedAt: null,
    door: kioskDoor,
    device: await kioskLabel(context, actor, of),
    override: false,
    verdictMs: null,
  });
  const init = { headers: backToStart(of.eventId) };
  if (result.outcome === "refused")
    return data<KioskReply>({ outcome: "answered", answer: askStaff(t) }, init);
  const answer = answerToScan({ ...result, name: result.person }, event.zone, t);
  const told = forWhoeverLooks(answer, new Date(result.answer.at), services.clock.now());
  return data<KioskReply>({ outcome: "answered", answer: told }, init);
}

/** Nothing that was typed goes back: a wrong code is typed anew. */
const again = (errors: Record<string, string>) =>
  data<KioskReply>({ outcome: "again", errors, values: {} }, { status: 422 });

export default function CheckIn() {
  const t = useWords();
  const { eventId, title, visitId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.outcome === "again" ? reply.errors : undefined;
  return (
    <PlainPage eventId={eventId} event={title} title={t("kiosk.type")} reply={reply}>
      <p className="kiosk-lead">{t("kiosk.typeLead")}</p>
      <TicketForm eventId={eventId} visitId={visitId} error={errors && Object.values(errors)[0]} />
    </PlainPage>
  );
}

export const ErrorBoundary = ClosedPage;
