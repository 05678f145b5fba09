import { data } from "@remix-run/node";
import type { RoomDayView } from "~/app/components/room-day";
import type { RefusalReason, Refused } from "~/app/domain/refusal";
import { dayAfter, dayStart } from "~/app/domain/time/day-start";
import { dayWords, timeSpanWords, whenWords } from "~/app/domain/time/wording";
import { listCalendar, listRoomHolds } from "~/db/queries/calendar";
import { findEventDetail } from "~/db/queries/event-detail";
import { findRoom } from "~/db/queries/places";
import type { RequestContext } from "./context.server";
import type { PostedEvent } from "./event-form.server";
import type { FormAgain } from "./form-again.server";
import { idOrUndefined } from "./staff-page.server";

type Context = Pick<RequestContext, "services" | "center">;

const most = 100;

/**
 * What is on in the room and on the day that a form was sent with, where its button asked for that. Employers are told
 * when the room is taken; staff also by what, and what is asked for there.
 */
export async function roomDay(
  context: Context,
  posted: Pick<PostedEvent, "values"> & { button: string },
  zone: string,
  reader: "staff" | "employer",
): Promise<RoomDayView | null> {
  if (posted.button !== "show-room") return null;
  const { services, center } = context;
  const date = posted.values.startsAtDate?.trim() ?? "";
  const [from, roomId] = [dayStart(date, zone), idOrUndefined(posted.values.roomId ?? null)];
  const until = from && dayStart(dayAfter(date), zone);
  const room = roomId && (await findRoom(services.db, { centerId: center.id, roomId }));
  if (!room || !from || !until) return { heading: null, spans: [] };
  const heading = `${room.name} on ${dayWords(from, zone, "en-US")}`;
  const of = { centerId: center.id, roomId: room.id, from, until, locale: center.locale };
  if (reader === "employer") {
    const holds = await listRoomHolds(services.db, of);
    const spans = holds.map((hold) => ({
      key: hold.from.toISOString(),
      times: timeSpanWords(hold.from, hold.until, zone, "en-US"),
    }));
    return { heading, spans };
  }
  return {
    heading,
    spans: await staffSpans(services, of, zone),
    calendarHref: `/staff/calendar?month=${date.slice(0, 7)}&room=${room.id}`,
  };
}

/** The staff's form again after a button that saves nothing. */
export async function shownAgain(context: Context, posted: PostedEvent, zone: string) {
  const { values } = posted;
  return data<FormAgain>({ errors: {}, values, roomDay: await roomDay(context, posted, zone, "staff") });
}

async function staffSpans(
  { db }: Pick<RequestContext["services"], "db">,
  of: { centerId: string; roomId: string; from: Date; until: Date; locale: string },
  zone: string,
): Promise<RoomDayView["spans"]> {
  const entries = await listCalendar(db, { ...of, limit: most });
  return entries.flatMap((entry) => {
    const [from, until] = [entry.heldFrom ?? entry.startsAt, entry.heldUntil ?? entry.endsAt];
    if (from === null || until === null) return [];
    return {
      key: entry.eventId ?? from.toISOString(),
      times: timeSpanWords(from, until, zone, "en-US"),
      title: entry.title ?? "Held without an event",
      status: entry.status ?? undefined,
    };
  });
}

interface AskedRoom {
  roomId: string | null | undefined;
  startsAt: Date;
  endsAt: Date;
  heldFrom?: Date | null | undefined;
  heldUntil?: Date | null | undefined;
}

/** What staff are told of a room that is taken: by what, and from when until when. Nothing for other refusals. */
export async function roomTakenWords(
  { services, center }: Context,
  refused: Refused,
  eventId: string,
  asked: AskedRoom | null,
): Promise<Partial<Record<RefusalReason, string>>> {
  if (refused.reason !== "room-taken" || !asked?.roomId) return {};
  const holds = await listRoomHolds(services.db, {
    centerId: center.id,
    roomId: asked.roomId,
    from: asked.heldFrom ?? asked.startsAt,
    until: asked.heldUntil ?? asked.endsAt,
    locale: center.locale,
    exceptEventId: eventId,
  });
  if (holds.length === 0) return {};
  const words = holds.map(({ title, from, until }) => {
    const held = whenWords(from, until, center.timeZone, "en-US");
    return `${title ?? "something without an event"}, ${held}`;
  });
  return { "room-taken": `The room is held then by ${words.join("; ")}. Choose another room or time.` };
}

/** The same of an event that takes a step, as it stands. */
export async function stepTakenWords(context: Context, refused: Refused, eventId: string) {
  if (refused.reason !== "room-taken") return {};
  const event = await findEventDetail(context.services.db, { centerId: context.center.id, eventId });
  return roomTakenWords(context, refused, eventId, event && { ...event, roomId: event.place?.roomId });
}
