import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Actor, hasEnded, hasRole } from "~/app/domain/access/roles";
import { admit } from "~/app/domain/check-in/admit";
import type { ScanAnswer } from "~/app/domain/check-in/scan";
import { scanTime } from "~/app/domain/check-in/scan-time";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { isUniqueViolation } from "~/db/queries/errors";
import { findEventHours } from "~/db/queries/event-hours";
import { lockEvent } from "~/db/queries/locks";
import { admissions, patrons, registrations, scans } from "~/db/schema";
import { ensureDoor } from "./ensure-door.server";
import { mintTicket } from "./mint-ticket.server";
import type { ScanRecorded } from "./record-scan.server";
import { sealPatron } from "./save-registrations.server";

export interface WalkInRequest {
  actor: Actor;
  eventId: string;
  scanId: string;
  /** Null counts a person without a name: refusing to give data never blocks entry. */
  name: string | null;
  language: string;
  scannedAt: Date | null;
  door: string | null;
  device: string | null;
  override: boolean;
}

/** Lets in a person who has no registration: a place, an admission and, where a name was given, a ticket, at once. */
export async function admitWalkIn(
  services: Services,
  request: WalkInRequest,
): Promise<ScanRecorded | Refused> {
  if (request.override && !hasRole(request.actor, "staff")) return refuse("override-not-allowed");
  if (hasEnded(request.actor, request.scannedAt)) return refuse("device-over");
  const doorId = await doorOf(services, request);
  const result = await once(services, request, doorId);
  if (result.outcome === "recorded" && result.isNew) {
    services.live.announce({
      kind: "attendance",
      centerId: request.actor.centerId,
      eventId: request.eventId,
    });
  }
  return result;
}

/** Where a scan took the same id in the same instant, this one finds it when it looks again. */
async function once(
  services: Services,
  request: WalkInRequest,
  doorId: string | null,
): Promise<ScanRecorded | Refused> {
  for (;;) {
    try {
      return await services.db.transaction((tx) => walkIn(tx, services, request, doorId));
    } catch (error) {
      if (!isUniqueViolation(error, "scans_center_id_scan_id_pk")) throw error;
    }
  }
}

async function doorOf(services: Services, request: WalkInRequest): Promise<string | null> {
  const of = { centerId: request.actor.centerId, eventId: request.eventId };
  if ((await findEventHours(services.db, of)) === null) return null;
  return ensureDoor(services, request, request.door?.trim() || null);
}

async function walkIn(
  tx: Db,
  services: Services,
  request: WalkInRequest,
  doorId: string | null,
): Promise<ScanRecorded | Refused> {
  const of = { centerId: request.actor.centerId, eventId: request.eventId };
  // The event's row is held so that two deliveries of one walk-in take turns, and for the short code.
  if ((await lockEvent(tx, of)) === null) return refuse("not-found");
  const event = await findEventHours(tx, of);
  if (event === null) return refuse("not-found");
  const earlier = await findEarlier(tx, of.centerId, request.scanId);
  if (earlier !== null) return firstAnswer(earlier, request);
  const receivedAt = services.clock.now();
  const hours = { eventId: of.eventId, opensAt: event.doorsOpenAt, closesAt: event.doorsCloseAt };
  const { at, flag } = scanTime(request.scannedAt, receivedAt, hours);
  const status =
    event.status === "published" || event.status === "closed" ? ("valid" as const) : ("cancelled" as const);
  const verdict = admit({ eventId: of.eventId, status, admission: null }, hours, {
    id: request.scanId,
    at,
    override: request.override,
  });
  const admitted = verdict.outcome === "admitted";
  const registration = admitted ? await makePlace(tx, services, request, { at, doorId, receivedAt }) : null;
  const flags = [...(flag === null ? [] : [flag]), ...(admitted ? verdict.flags : [])];
  const answer: ScanAnswer = {
    outcome: verdict.outcome,
    at: at.toISOString(),
    ...(registration?.shortCode ? { shortCode: registration.shortCode } : {}),
    ...(verdict.outcome === "door-closed"
      ? { opensAt: hours.opensAt.toISOString(), closesAt: hours.closesAt.toISOString() }
      : {}),
    ...(flags.length > 0 ? { flags } : {}),
  };
  await tx.insert(scans).values({
    ...of,
    scanId: request.scanId,
    registrationId: registration?.id ?? null,
    kind: "entry",
    doorId,
    device: request.device,
    by: request.actor.id,
    scannedAt: request.scannedAt,
    at,
    receivedAt,
    overrideBy: flags.includes("override") ? request.actor.id : null,
    answer,
    flags,
  });
  return { outcome: "recorded", isNew: true, answer, name: admitted ? request.name : null, undoneAt: null };
}

async function findEarlier(tx: Db, centerId: string, scanId: string) {
  const [earlier] = await tx
    .select({
      eventId: scans.eventId,
      codeHash: scans.codeHash,
      kind: scans.kind,
      answer: scans.answer,
      name: patrons.name,
    })
    .from(scans)
    .leftJoin(
      patrons,
      and(eq(patrons.centerId, scans.centerId), eq(patrons.registrationId, scans.registrationId)),
    )
    .where(and(eq(scans.centerId, centerId), eq(scans.scanId, scanId)));
  if (earlier === undefined) return null;
  const [undo] = await tx
    .select({ at: scans.at })
    .from(scans)
    .where(and(eq(scans.centerId, centerId), eq(scans.undoes, scanId)));
  return { ...earlier, undoneAt: undo?.at ?? null };
}

/** The same walk-in gets its first answer; another one under its id is refused. A purged name is no longer compared. */
function firstAnswer(
  earlier: NonNullable<Awaited<ReturnType<typeof findEarlier>>>,
  request: WalkInRequest,
): ScanRecorded | Refused {
  const { answer, name, undoneAt } = earlier;
  if (
    answer === null ||
    earlier.eventId !== request.eventId ||
    earlier.kind !== "entry" ||
    earlier.codeHash !== null
  ) {
    return refuse("scan-id-reused");
  }
  const wasNamed = answer.shortCode !== undefined;
  const isOther = wasNamed !== (request.name !== null) || (name !== null && name !== request.name);
  if (answer.outcome === "admitted" && isOther) return refuse("scan-id-reused");
  return { outcome: "recorded", isNew: false, answer, name, undoneAt };
}

async function makePlace(
  tx: Db,
  services: Services,
  request: WalkInRequest,
  made: { at: Date; doorId: string | null; receivedAt: Date },
) {
  const of = { centerId: request.actor.centerId, eventId: request.eventId };
  const id = services.ids.uuid();
  await tx.insert(registrations).values({
    ...of,
    id,
    status: "registered",
    origin: "walk-in",
    language: request.language,
    createdAt: made.receivedAt,
  });
  await tx.insert(admissions).values({
    ...of,
    registrationId: id,
    seat: 1,
    scanId: request.scanId,
    doorId: made.doorId,
    at: made.at,
    inside: true,
    since: made.at,
  });
  if (request.name === null) return { id, shortCode: null };
  await tx.insert(patrons).values({
    centerId: of.centerId,
    id: services.ids.uuid(),
    registrationId: id,
    ...sealPatron(services, { name: request.name, email: null, phone: null }),
  });
  const { shortCode } = await mintTicket(tx, services, { ...of, registrationId: id, generation: 1 });
  return { id, shortCode };
}
