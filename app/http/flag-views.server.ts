import type { Params } from "@remix-run/react";
import { z } from "zod";
import type { FlagView } from "~/app/components/flag-list";
import type { Operation } from "~/app/domain/access/operations";
import { flagDecisions } from "~/app/domain/flags/flag";
import { flagsOf, openFlags } from "~/app/domain/flags/flags-of";
import { type FlagDecisionRow, listFlagMaterial } from "~/db/queries/flags";
import type { RequestContext } from "./context.server";
import { optional, text, wholeNumber } from "./fields";
import { foundOr404 } from "./require-actor.server";
import { requireEvent } from "./staff-page.server";
import { stepForm } from "./step-page.server";

type Context = Pick<RequestContext, "services" | "center">;

/** The flags of events, with what staff decided of each, by the event. */
export async function flagsByEvent(
  { services, center }: Context,
  eventIds: readonly string[],
): Promise<Map<string, ReturnType<typeof flagsOf<FlagDecisionRow>>>> {
  const material = await listFlagMaterial(services.db, { centerId: center.id, eventIds });
  return new Map(material.map((of) => [of.eventId, flagsOf(of)]));
}

/** The flags of one event. */
export async function eventFlags(context: Context, eventId: string): Promise<FlagView[]> {
  return (await flagsByEvent(context, [eventId])).get(eventId) ?? [];
}

/** How many flags of each event wait for a decision. */
export async function countOpenFlags(
  context: Context,
  eventIds: readonly string[],
): Promise<Map<string, number>> {
  const flags = await flagsByEvent(context, eventIds);
  return new Map(Array.from(flags, ([eventId, of]) => [eventId, openFlags(of).length]));
}

/** The flag that an address names. One that is not there any more has changed: the event's page shows what is now. */
export async function requireFlag(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const found = await requireEvent(context, request, params, operation);
  const flags = await eventFlags(context, found.eventId);
  return { ...found, flag: foundOr404(flags.find(({ digest }) => digest === params.digest)) };
}

/** A decision on a flag, with how many the page showed. */
export const flagForm = z.strictObject({
  decision: z.enum(flagDecisions, "not-in-list"),
  reason: text(1000),
  seen: wholeNumber(0, 1000),
});

/** An approval: how many flags without a decision were approved by name. */
export const approvalForm = stepForm.extend({ acceptedFlags: optional(z.string().max(10, "too-long")) });

/** The number that was ticked; null where nothing was. */
export const acceptedOf = ({ acceptedFlags, ...rest }: z.output<typeof approvalForm>) => ({
  ...rest,
  acceptedFlags: acceptedFlags === null ? null : Number(acceptedFlags),
});
