import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { admit } from "~/app/domain/check-in/admit";
import type { ScanAnswer } from "~/app/domain/check-in/scan";
import { scanTime } from "~/app/domain/check-in/scan-time";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEventHours } from "~/db/queries/event-hours";
import { lockEvent } from "~/db/queries/locks";
import { admissions, patrons, registrations, scans } from "~/db/schema";
import { ensureDoor } from "./ensure-door.server";
import { mintTicket } from "./mint-ticket.server";
import type { ScanRecorded } from "./record-scan.server";
import { sealPatron } from "./register-patron.server";

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
  const doorId = await doorOf(services, request);
  const result = await services.db.transaction((tx) => walkIn(tx, services, request, doorId));
  if (result.outcome === "recorded" && result.isNew) {
    services.live.announce({
      kind: "attendance",
      centerId: request.actor.centerId,
      eventId: request.eventId,
    });
  }
  return result;
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
  if (earlier !== null) {
    if (earlier.eventId !== of.eventId || earlier.codeHash !== null || earlier.answer === null)
      return refuse("scan-id-reused");
    return { outcome: "recorded", isNew: false, answer: earlier.answer, name: request.name, undoneAt: null };
  }
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
    .select({ eventId: scans.eventId, codeHash: scans.codeHash, answer: scans.answer })
    .from(scans)
    .where(and(eq(scans.centerId, centerId), eq(scans.scanId, scanId)));
  return earlier ?? null;
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
