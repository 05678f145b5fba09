import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { registerAtKiosk } from "~/app/commands/register-at-kiosk.server";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { backToStart, kioskForm, kioskLabel, requireKiosk } from "~/app/http/kiosk-event.server";
import { kioskRegistration } from "~/app/http/kiosk-forms.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { useWords } from "~/app/i18n/use-words";
import { answerToRegistration, askStaff, forWhoeverLooks, type KioskReply } from "~/app/kiosk/answer";
import { ClosedPage } from "~/app/kiosk/closed-page";
import { closedTitle, kioskDoor } from "~/app/kiosk/page-title";
import { PlainPage } from "~/app/kiosk/plain-page";
import { VisitorForm } from "~/app/kiosk/visitor-form";
import { kioskStyles } from "~/app/styles/links";

export const links = kioskStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: data?.pageTitle ?? closedTitle(matches) },
];

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  kioskForm(context, request, params.eventId, "kiosk.register", "kiosk.register");

/** Gives whoever stands here a ticket and, once the doors are open, lets in. Sent again it is the same visitor. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, origin } = context;
  const { actor, of, event, t } = await requireKiosk(context, request, params.eventId, "kiosk.register");
  const form = await parseForm(request, kioskRegistration, t);
  const { errors, values } = form.ok ? { errors: {}, values: {} } : form;
  if (!form.ok) return data<KioskReply>({ outcome: "again", errors, values }, { status: 422 });
  const { visitId, partySize, ...patron } = form.value;
  const device = (await kioskLabel(context, actor, of)) ?? "";
  const visitor = { visitId, patron, partySize, door: kioskDoor, device };
  const made = await registerAtKiosk(services, { actor, center, eventId: of.eventId, ...visitor });
  const init = { headers: backToStart(of.eventId) };
  if (made.outcome === "refused") return data<KioskReply>({ outcome: "answered", answer: askStaff(t) }, init);
  const ticket = made.ticket && {
    qrSvg: services.qr.svg(ticketPayload(origin, made.ticket.ticketCode), { label: t("ticket.qr") }),
    shortCode: made.ticket.shortCode,
  };
  const answer = answerToRegistration({ ...made, name: patron.name, ticket }, event.zone, t);
  const told = forWhoeverLooks(answer, made.madeAt, services.clock.now());
  return data<KioskReply>({ outcome: "answered", answer: told }, init);
}

export default function Register() {
  const t = useWords();
  const { eventId, title, visitId, keptDays, locale } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const again = reply?.outcome === "again" ? reply : undefined;
  return (
    <PlainPage eventId={eventId} event={title} title={t("kiosk.register")} reply={reply}>
      <VisitorForm
        {...{ eventId, visitId, keptDays, locale }}
        errors={again?.errors}
        values={again?.values}
      />
    </PlainPage>
  );
}

export const ErrorBoundary = ClosedPage;
