import type { Params } from "@remix-run/react";
import { possibleDuplicates } from "~/app/domain/registrations/duplicates";
import { listAudit } from "~/db/queries/audit";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { findConfirmation } from "~/db/queries/outbox-states";
import { listDuplicateFacts } from "~/db/queries/roster";
import { auditView } from "./audit-views.server";
import type { RequestContext } from "./context.server";
import { registrationView } from "./registration-views.server";
import { foundOr404 } from "./require-actor.server";
import { requireRegistration } from "./staff-page.server";

/** One registration with its trail, and whether a confirmation was written that can be sent again. */
export async function loadRegistration(context: RequestContext, request: Request, params: Params) {
  const found = await requireRegistration(context, request, params, "registration.list");
  const { registration, eventId, of } = found;
  const { services, center } = context;
  const about = { kind: "registration" as const, id: registration.id };
  const [facts, trail, confirmation, event] = await Promise.all([
    listDuplicateFacts(services.db, of),
    listAudit(services.db, { centerId: center.id, locale: center.locale, of: about, limit: 50 }),
    findConfirmation(services.db, { centerId: center.id, registrationId: registration.id }),
    findEventDetail(services.db, of),
  ]);
  return {
    eventId,
    event: textOf(foundOr404(event), center.locale).title,
    view: registrationView(services, registration, possibleDuplicates(facts)),
    trail: trail.map(auditView),
    canResend: confirmation !== null,
  };
}
