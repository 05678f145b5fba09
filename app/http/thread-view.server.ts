import { z } from "zod";
import type { ThreadMessageView } from "~/app/components/thread-list";
import type { Side } from "~/app/domain/events/steps";
import { trailSteps } from "~/app/domain/events/trail";
import { countUnread, type ThreadEntry, threadEntries, threadWait } from "~/app/domain/threads/thread";
import { listEventTrail } from "~/db/queries/employer-trail";
import type { EventDetail } from "~/db/queries/event-detail";
import { findReplyTemplate } from "~/db/queries/reply-templates";
import { findSeenThrough, listThreadMessages, type ThreadOf } from "~/db/queries/threads";
import type { RequestContext } from "./context.server";
import { id, optional, text, ticked } from "./fields";
import type { FormValues } from "./parse-form.server";
import { idOrUndefined } from "./staff-page.server";

type Context = Pick<RequestContext, "services" | "center">;

export interface ThreadView {
  entries: ThreadEntry<ThreadMessageView>[];
  unread: number;
  /** The last message, where staff can note that it needs no answer; null where the thread waits for nobody. */
  waiting: { messageId: string; waitsFor: Side } | null;
  /** The last message's instant: how far who opens the page has read. */
  through: Date | null;
}

/** The thread of an event's host as one side reads it, with the words that came with the request's steps. */
export async function threadView(
  context: Context,
  event: Pick<EventDetail, "id" | "host" | "madeByStaff">,
  reader: Reader,
): Promise<ThreadView> {
  const { services, center } = context;
  const of = { centerId: center.id, eventId: event.id };
  const [{ messages, ...read }, trail] = await Promise.all([
    readThread(context, of, reader),
    event.host === null ? [] : listEventTrail(services.db, { ...of, employerId: event.host.id }),
  ]);
  return { ...read, entries: threadEntries(messages, trailSteps(trail, event)) };
}

/** The thread about an employer's table at an event. */
export async function tableThreadView(
  context: Context,
  of: { centerId: string; eventId: string; employerId: string },
  reader: Reader,
): Promise<ThreadView> {
  const { messages, ...read } = await readThread(context, of, reader);
  return { ...read, entries: threadEntries(messages, []) };
}

interface Reader {
  id: string;
  side: Side;
}

/** An employer learns which side wrote, staff also who of it. */
async function readThread({ services }: Context, of: ThreadOf, reader: Reader) {
  const [messages, seenThrough] = await Promise.all([
    listThreadMessages(services.db, of),
    findSeenThrough(services.db, { ...of, readerId: reader.id }),
  ]);
  const views = messages.map(
    ({ isRested: _isRested, ...message }): ThreadMessageView => ({
      ...message,
      by: reader.side === "staff" ? message.by : null,
      isUnread: countUnread([message], reader.side, seenThrough) > 0,
    }),
  );
  const rested = new Set(messages.flatMap(({ id, isRested }) => (isRested ? [id] : [])));
  const wait = threadWait(messages, rested);
  const last = messages.at(-1);
  return {
    messages: views,
    unread: countUnread(messages, reader.side, seenThrough),
    waiting: wait === null || last === undefined ? null : { messageId: last.id, waitsFor: wait.waitsFor },
    through: last?.at ?? null,
  };
}

/** As long as a page of a letter. */
const longest = 4000;

/** A message of an employer. */
export const employerMessageForm = z.strictObject({ text: text(longest) });

/** A message of staff. Which template its words came from is nobody's business afterwards. */
export const staffMessageForm = z
  .strictObject({
    text: text(longest),
    asksAnswer: ticked,
    templateId: optional(z.string().max(100, "too-long")),
  })
  .transform(({ text: written, asksAnswer }) => ({ text: written, asksAnswer }));

/** The message that needs no answer. */
export const settlementForm = z.strictObject({ messageId: id });

/** The form with a template's words after those that were typed, where its button was pressed; else null. */
export async function withTemplate(
  { services, center }: Context,
  form: FormData,
): Promise<FormValues | null> {
  if (form.get("insert") !== "yes") return null;
  const values = Object.fromEntries(
    Array.from(form).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const templateId = idOrUndefined(values.templateId ?? null);
  const template =
    templateId === undefined
      ? null
      : await findReplyTemplate(services.db, { centerId: center.id, templateId });
  const typed = (values.text ?? "").trim();
  const parts = [typed, template?.text ?? ""].filter((part) => part !== "");
  return { ...values, text: parts.join("\n\n") };
}
