import type { Params } from "@remix-run/react";
import { z } from "zod";
import type { FlagView } from "~/app/components/flag-list";
import type { Operation } from "~/app/domain/access/operations";
import { flagDecisions } from "~/app/domain/flags/flag";
import { flagsOf, ofEmployers } from "~/app/domain/flags/flags-of";
import { type EventFlagMaterial, listFlagMaterial } from "~/db/queries/flags";
import type { RequestContext } from "./context.server";
import { optional, text, wholeNumber } from "./fields";
import { foundOr404 } from "./require-actor.server";
import { requireEvent } from "./staff-page.server";
import { stepForm } from "./step-page.server";

type Context = Pick<RequestContext, "services" | "center">;

/** The flags of one event, or of what one employer brings to it, with what staff decided of each. */
export async function eventFlags(
  { services, center }: Context,
  eventId: string,
  employerId?: string,
): Promise<FlagView[]> {
  const of = { centerId: center.id, eventIds: [eventId], employerId };
  const [material] = await listFlagMaterial(services.db, of);
  return material === undefined ? [] : flagsOf(material);
}

/** The flags on what the public sees of an event, or will once it is published. */
export async function shownFlags({ services, center }: Context, eventId: string): Promise<FlagView[]> {
  const [material] = await listFlagMaterial(services.db, { centerId: center.id, eventIds: [eventId] });
  return material === undefined ? [] : flagsOf(ofShown(material));
}

/** What an event shows: the openings of employers that were accepted. */
export const ofShown = (material: EventFlagMaterial) =>
  ofEmployers(material, ({ standing }) => standing === "accepted");

/** The flag that an address names, and the thread with whose it is. One that is not there any more has changed: the event's page shows what is now. */
export async function requireFlag(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const found = await requireEvent(context, request, params, operation);
  const flags = await eventFlags(context, found.eventId);
  const flag = foundOr404(flags.find(({ digest }) => digest === params.digest));
  const base = `/staff/events/${found.eventId}`;
  const isHost = found.event.host?.id === flag.employerId;
  const threadHref = isHost ? `${base}/thread` : `${base}/employers/${flag.employerId}/thread`;
  return { ...found, flag, threadHref };
}

/** A decision on a flag, with how many the page showed. */
export const flagForm = z.strictObject({
  decision: z.enum(flagDecisions, "not-in-list"),
  reason: text(1000),
  seen: wholeNumber(0, 1000),
});

/** How many flags without a decision were approved by name: the number that was ticked, null where nothing was. */
export const acceptedFlags = optional(z.string().max(10, "too-long")).transform((ticked) =>
  ticked === null ? null : Number(ticked),
);

/** An approval or a publication. */
export const approvalForm = stepForm.extend({ acceptedFlags });
