import type { QueueRow } from "~/app/components/queue-table";
import { countOpenFlags, ofEmployers } from "~/app/domain/flags/flags-of";
import { counted } from "~/app/domain/text/counted";
import { type EventFlagMaterial, listFlagMaterial } from "~/db/queries/flags";
import { listOffering, listWaiting, type Waiting } from "~/db/queries/queue";
import type { RequestContext } from "./context.server";
import { ofShown } from "./flag-views.server";

const tasks = {
  request: "Review the request",
  answered: "Review the answer",
  question: "Answer a question",
  unpublished: "Publish the approved event",
} as const;

type Materials = ReadonlyMap<string, EventFlagMaterial>;

/**
 * What waits, the longest first. What staff are asked to let in says how many flags of it nobody has decided, and so
 * does each event that the public sees with such: an opening may change after it was let in.
 */
export async function queueRows({
  services,
  center,
}: Pick<RequestContext, "services" | "center">): Promise<QueueRow[]> {
  const { db, clock } = services;
  const of = { centerId: center.id, locale: center.locale, now: clock.now() };
  const [waiting, offering] = await Promise.all([listWaiting(db, of), listOffering(db, of)]);
  const asked = waiting.flatMap((one) =>
    one.kind === "request" || one.kind === "answered" || one.kind === "application" ? [one.eventId] : [],
  );
  const eventIds = [...new Set([...asked, ...offering.map(({ eventId }) => eventId)])];
  const found = await listFlagMaterial(db, { centerId: center.id, eventIds });
  const materials = new Map(found.map((material) => [material.eventId, material]));
  return [
    ...waiting.map((one) => withFlags(queueRow(one), openFlagsIn(one, materials))),
    ...offering.flatMap((event) => flagRow(event, materials)),
  ].sort((a, b) => a.since.getTime() - b.since.getTime());
}

/** How many undecided flags there are on what staff are asked to let in. */
function openFlagsIn(waiting: Waiting, materials: Materials): number {
  const eventId = "eventId" in waiting ? waiting.eventId : null;
  const material = eventId === null ? undefined : materials.get(eventId);
  if (material === undefined) return 0;
  switch (waiting.kind) {
    case "request":
    case "answered":
      return countOpenFlags(material);
    case "application":
      return countOpenFlags(ofEmployers(material, ({ id }) => id === waiting.employerId));
    default:
      return 0;
  }
}

const withFlags = (row: QueueRow, open: number): QueueRow =>
  open === 0 ? row : { ...row, task: `${row.task} (${counted(open, "flag", "flags")})` };

/** A public event with flags on what is public of it. */
function flagRow(event: Awaited<ReturnType<typeof listOffering>>[number], materials: Materials): QueueRow[] {
  const { eventId, title, employer, since } = event;
  const material = materials.get(eventId);
  const open = material === undefined ? 0 : countOpenFlags(ofShown(material));
  if (open === 0) return [];
  return [
    {
      key: `flags-${eventId}`,
      href: `/staff/events/${eventId}#openings`,
      task: `Decide ${counted(open, "flag", "flags")}`,
      about: title,
      by: employer,
      waitsFor: "staff",
      since,
    },
  ];
}

/** What waits, in the queue's words and with the page where it is dealt with. */
function queueRow(waiting: Waiting): QueueRow {
  const { waitsFor, since } = waiting;
  switch (waiting.kind) {
    case "unvetted":
      return {
        key: waiting.employerId,
        href: `/staff/employers/${waiting.employerId}`,
        task: "Vet the employer",
        about: waiting.employer,
        by: null,
        waitsFor,
        since,
      };
    case "application":
      return {
        key: `${waiting.eventId}-${waiting.employerId}`,
        href: `/staff/events/${waiting.eventId}/employers/${waiting.employerId}`,
        task: "Answer the application",
        about: waiting.title,
        by: waiting.employer,
        waitsFor,
        since,
      };
    case "message":
      return {
        key: `thread-${waiting.eventId}-${waiting.tableOf ?? "host"}`,
        href:
          waiting.tableOf === null
            ? `/staff/events/${waiting.eventId}/thread`
            : `/staff/events/${waiting.eventId}/employers/${waiting.tableOf}/thread`,
        task: "Answer a message",
        about: waiting.title,
        by: waiting.employer,
        waitsFor,
        since,
      };
    case "failed-mail":
      return {
        key: `mail-${waiting.eventId ?? "center"}`,
        href:
          waiting.eventId === null
            ? "/staff/mail?state=failed"
            : `/staff/events/${waiting.eventId}/mail?state=failed`,
        task: `Look at ${waiting.count === 1 ? "1 mail" : `${waiting.count} mails`} not sent`,
        about: waiting.title ?? "Mail without an event",
        by: null,
        waitsFor,
        since,
      };
    default:
      return {
        key: waiting.eventId,
        href: `/staff/events/${waiting.eventId}`,
        task: tasks[waiting.kind],
        about: waiting.title,
        by: waiting.employer,
        waitsFor,
        since,
      };
  }
}
