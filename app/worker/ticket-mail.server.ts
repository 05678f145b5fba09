import { type CalendarMethod, calendarFile } from "~/app/adapters/calendar/calendar";
import { qrPng } from "~/app/adapters/qr/qr";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { ticketQrCid } from "~/emails/props";
import type { Letter } from "~/emails/render.server";
import { type AboutEvent, type Composed, envelope, type Sender } from "./sender";

export interface TicketLetter {
  letter: Letter;
  to: string;
  /** As a calendar names who comes. */
  name: string;
  /** The code that the QR shows, where the letter has a place for it. */
  ticketCode: string;
  /** Undefined where a calendar is told nothing. */
  method: CalendarMethod | undefined;
}

/** A letter about somebody's ticket, with the QR that it shows and what their calendar is told. */
export async function ticketMail(
  sender: Sender,
  message: ClaimedMessage,
  about: AboutEvent,
  { letter, to, name, ticketCode, method }: TicketLetter,
): Promise<Extract<Composed, { outcome: "mail" }>> {
  const { center, origin } = sender;
  const content = method && calendarOf(sender, message, about, { method, name, to });
  const payload = ticketPayload(origin, ticketCode);
  const hasQr = letter.html.includes(ticketQrCid);
  return {
    outcome: "mail",
    mail: {
      ...envelope(center, message, letter),
      to,
      ...(method === undefined || content === undefined ? {} : { calendar: { method, content } }),
      ...(hasQr ? { inlineImages: [{ cid: ticketQrCid, png: await qrPng(payload) }] } : {}),
    },
  };
}

function calendarOf(
  { center }: Sender,
  message: ClaimedMessage,
  { event, calendar }: AboutEvent,
  of: { method: CalendarMethod; name: string; to: string },
): string {
  return calendarFile({
    method: of.method,
    entries: [
      {
        ...calendar,
        uid: `${message.registrationId}@${center.host}`,
        sequence: message.sequence ?? 0,
        stampedAt: message.createdAt,
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        organizer: { name: center.name, email: center.mailFrom },
        attendee: { name: of.name, email: of.to },
        cancelled: of.method === "CANCEL",
        alarmMinutes: of.method === "CANCEL" ? null : 120,
      },
    ],
  });
}
