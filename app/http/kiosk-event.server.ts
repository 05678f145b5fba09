import { mayDo, type Operation } from "~/app/domain/access/operations";
import type { Actor } from "~/app/domain/access/roles";
import { retentionOf } from "~/app/domain/registrations/retention";
import type { PlainKey } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";
import { listDevices } from "~/db/queries/devices";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import type { RequestContext } from "./context.server";
import { id } from "./fields";
import { chosenLanguage } from "./language.server";
import { foundOr404, refusalPage } from "./require-actor.server";

type Context = Pick<RequestContext, "actor" | "services" | "center">;

/**
 * The tablet that asks, where it is a kiosk. Nobody is sent to a sign-in page: visitors stand in front of it.
 * @throws the answer that the kiosk's error page words
 */
export async function requireKioskActor(
  context: Pick<Context, "actor">,
  operation: Operation,
  eventId?: string,
): Promise<Actor> {
  const actor = await context.actor();
  if (actor === null || !mayDo(actor, operation, { eventId })) throw refusalPage("not-allowed");
  return actor;
}

/**
 * The event of a kiosk's page, where this tablet may do the operation there, in the language that its visitor chose,
 * else the center's. @throws as `requireKioskActor`
 */
export async function requireKiosk(
  context: Context,
  request: Request,
  eventIdParam: string | undefined,
  operation: Operation,
) {
  const eventId = id.safeParse(eventIdParam).data;
  const actor = await requireKioskActor(context, operation, eventId);
  const of = { centerId: context.center.id, eventId: foundOr404(eventId) };
  const event = foundOr404(await findEventDetail(context.services.db, of));
  const t = wordsIn(chosenLanguage(request) ?? context.center.locale);
  return { actor, of, event, t, title: textOf(event, t.locale, context.center.locale).title };
}

/** What staff called the tablet. */
export async function kioskLabel(
  { services }: Pick<Context, "services">,
  actor: Actor,
  of: { centerId: string; eventId: string },
): Promise<string | null> {
  const devices = await listDevices(services.db, of);
  return devices.find((device) => device.id === actor.id)?.label ?? null;
}

/** For an answer without scripts: the browser goes back to the start by itself, after 20 seconds. */
export const backToStart = (eventId: string) => ({ Refresh: `20; url=/kiosk/${eventId}` });

/** What a kiosk's form shows of its event, with an id for the visitor who fills it in. */
export async function kioskForm(
  context: Context,
  request: Request,
  eventIdParam: string | undefined,
  operation: Operation,
  pageTitle: PlainKey,
) {
  const { of, t, title } = await requireKiosk(context, request, eventIdParam, operation);
  const visitId = context.services.ids.uuid();
  const { contactDays: keptDays } = retentionOf(context.center.settings);
  return { eventId: of.eventId, title, pageTitle: t(pageTitle), visitId, keptDays, locale: t.locale };
}
