import { attestations } from "~/app/domain/employers/attestations";
import { draftTitle } from "~/app/domain/events/draft-values";
import { findLastEventId, listEmployerEvents, type OverCursor } from "~/db/queries/employer-events";
import { findEmployer } from "~/db/queries/employers";
import { listEventDrafts } from "~/db/queries/event-drafts";
import { countUnreadByEvent } from "~/db/queries/threads";
import { findAttestation } from "~/db/queries/vetting";
import type { RequestContext } from "./context.server";
import type { EmployerActor } from "./require-employer.server";
import { cursorOf, cursorText, pageOf, queryOf } from "./staff-page.server";

const pageLength = 20;
/** More events at once than an employer can have ahead. */
const most = 500;

/** Everything on an employer's desk: its drafts, its events with what was counted, and where its vetting stands. */
export async function employerDesk(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
  { id: readerId, employerId }: EmployerActor,
) {
  const { db } = services;
  const now = services.clock.now();
  const of = { centerId: center.id, employerId };
  const shown = { ...of, locale: center.locale, now };
  const cursor = cursorOf(request, "before");
  const before: OverCursor | undefined = cursor === null ? undefined : { startsAt: cursor.at, id: cursor.id };
  const [employer, drafts, ahead, over, lastEventId, attestation, unread] = await Promise.all([
    findEmployer(db, of),
    listEventDrafts(db, of),
    listEmployerEvents(db, { ...shown, part: "ahead", limit: most }),
    listEmployerEvents(db, { ...shown, part: "over", before, limit: pageLength + 1 }),
    findLastEventId(db, of),
    findAttestation(db, of),
    countUnreadByEvent(db, { ...of, readerId }),
  ]);
  const withUnread = <Row extends { id: string }>(row: Row) => ({ ...row, unread: unread.get(row.id) ?? 0 });
  const page = pageOf(request, over, pageLength, (last) => ["before", cursorText(last.startsAt, last.id)]);
  return {
    now,
    timeZone: center.timeZone,
    vettedAt: employer?.vettedAt ?? null,
    isDeclined: (employer?.declinedAt ?? null) !== null,
    hasAttested: attestation?.version === attestations.version,
    drafts: drafts.map(({ id, values, updatedAt }) => ({ id, title: draftTitle(values), updatedAt })),
    ahead: ahead.map(withUnread),
    over: page.rows.map(withUnread),
    olderHref: page.olderHref,
    newerHref: before === undefined ? undefined : "/employer",
    hasLastEvent: lastEventId !== null,
    done: queryOf(request, "done"),
  };
}
