import type { Params } from "@remix-run/react";
import { z } from "zod";
import type { Operation } from "~/app/domain/access/operations";
import type { EventStatus } from "~/app/domain/events/event";
import { stepsFrom } from "~/app/domain/events/steps";
import { counted } from "~/app/domain/text/counted";
import type { EventDetail } from "~/db/queries/event-detail";
import { countReach } from "~/db/queries/staff-events";
import type { RequestContext } from "./context.server";
import { optional, text } from "./fields";
import { requireEvent } from "./staff-page.server";

/** What a step's page asks. Whether a reason is needed is for the table of steps to say. */
export const stepForm = z.strictObject({ reason: optional(text(1000)) });

/** Where a step's page shows what the command refused: it has one field, and no room to choose. */
export const stepFields = {
  "reason-required": "reason",
  "room-taken": "form",
  "flags-open": "acceptedFlags",
} as const;

/** What a step's page shows before it is taken: the event, whether the step is open, and whom it reaches. */
export async function loadStep(
  context: RequestContext,
  request: Request,
  params: Params,
  { operation, to }: { operation: Operation; to: EventStatus },
) {
  const { event, head, of } = await requireEvent(context, request, params, operation);
  const open = stepsFrom(event.status, "staff", event).find((step) => step.to === to && to !== event.status);
  const isAtOnce = to === "published" && event.status === "draft" && event.madeByStaff;
  return {
    head,
    centerName: context.center.name,
    isOpen: open !== undefined || isAtOnce,
    asksReason: open?.asksReason ?? false,
    employer: event.host,
    /** Whom the end of the event is told beside those registered: a name, or how many. */
    employersTold: employersInWords(event),
    room: event.place && `${event.place.branchName}, ${event.place.roomName}`,
    openings: event.openings.length,
    reach: await countReach(context.services.db, of),
  };
}

function employersInWords({ employers }: EventDetail): string | null {
  const [only] = employers;
  if (only === undefined) return null;
  return employers.length === 1 ? only.legalName : counted(employers.length, "employer", "employers");
}
