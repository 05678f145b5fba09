import type { OwnText, OwnTextKind } from "~/app/domain/outbox/own-text";
import { releaseAt } from "~/app/domain/outbox/reminders";
import { dayStart } from "~/app/domain/time/day-start";
import { localOf } from "~/app/domain/time/zoned-time";
import { findReminderSettings } from "~/db/queries/reminders";
import { escapeHtml } from "~/emails/fill";
import {
  type EventMailProps,
  mailCenter,
  type TicketReader,
  ticketQrCid,
  withoutTicket,
} from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import type { RequestContext } from "./context.server";
import { mailFrame } from "./mailbox-page.server";
import type { FormErrors } from "./parse-form.server";

type Context = Pick<RequestContext, "services" | "center" | "origin">;

const hour = 3_600_000;
const sample = {
  title: "Warehouse hiring day",
  reader: { as: "patron", name: "Rosa Delgado", shortCode: "1234 5678" },
  place: { room: "Auditorium", branch: "Central Library", address: "630 River Street" },
  whatToBring: "Two copies of your resume",
} as const;

/** A message as its reader gets it, about an event that nobody holds, on a page to show in a frame. */
export async function messagePreview(
  context: Context,
  kind: OwnTextKind,
  locale: string,
  own: OwnText | null,
): Promise<Response> {
  const { subject, html } = await sampleLetter(context, kind, locale, own);
  const head = `<p style="margin:0;padding:12px 16px;font:17px/1.5 sans-serif"><b>Subject:</b> ${escapeHtml(subject)}</p>`;
  const qr = context.services.qr.svg(context.origin, { label: "A sample of a QR code" });
  const dataUrl = `data:image/svg+xml;base64,${Buffer.from(qr).toString("base64")}`;
  return mailFrame({
    html: html.replace(/<body[^<>]*>/i, (body) => `${body}${head}`),
    inlineImages: [{ cid: ticketQrCid, dataUrl }],
  });
}

/** Stands in the frame's place where the typed words cannot be sent. */
export const refusedPreview = (errors: FormErrors): Response =>
  mailFrame({
    html: `<!DOCTYPE html><html lang="en"><head><title>Preview</title></head><body style="padding:16px;font:17px/1.5 sans-serif">${Object.values(
      errors,
    )
      .map((words) => `<p>${escapeHtml(words)}</p>`)
      .join("")}</body></html>`,
    inlineImages: [],
  });

async function sampleLetter(
  context: Context,
  kind: OwnTextKind,
  locale: string,
  own: OwnText | null,
): Promise<Letter> {
  const props = sampleProps(context, locale);
  const reader: TicketReader = {
    ...sample.reader,
    manageUrl: `${context.origin}/m/sample`,
    calendarUrl: context.origin,
  };
  if (kind === "place-released") {
    const by = "no-answer";
    return renderMessage(kind, { ...props, reader: withoutTicket(reader), by, own, canReturn: true });
  }
  const releasesAt = kind === "reminder-week" ? await releaseOf(context, props) : null;
  return renderMessage(kind, { ...props, reader, people: 1, own, releasesAt });
}

async function releaseOf({ services, center }: Context, { event }: EventMailProps): Promise<Date | null> {
  const { quiet, releasesUnanswered } = await findReminderSettings(services.db, { centerId: center.id });
  return releasesUnanswered ? releaseAt({ startsAt: event.startsAt, zone: event.timeZone }, quiet) : null;
}

/** At ten in the morning, a week ahead. */
function sampleProps({ services, center, origin }: Context, locale: string): EventMailProps {
  const aWeekOn = new Date(services.clock.now().getTime() + 7 * 24 * hour);
  const day = dayStart(localOf(aWeekOn, center.timeZone).date, center.timeZone) ?? aWeekOn;
  const startsAt = new Date(day.getTime() + 10 * hour);
  return {
    center: mailCenter({ center, origin }),
    locale,
    event: {
      title: sample.title,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3 * hour),
      timeZone: center.timeZone,
      place: sample.place,
      url: `${origin}/events/sample`,
      whatToBring: sample.whatToBring,
      accommodationContact: null,
    },
  };
}
