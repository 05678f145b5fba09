import type { Services } from "~/app/adapters/services";
import { type Actor, hasEnded, hasRole } from "~/app/domain/access/roles";
import type { ScanAnswer, ScanFlag } from "~/app/domain/check-in/scan";
import { correctedTime, scanTime } from "~/app/domain/check-in/scan-time";
import { giveVerdict, type ToldVerdict } from "~/app/domain/check-in/told-verdict";
import { overrideOf, walkInTicket } from "~/app/domain/check-in/visit";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { countInside } from "~/db/queries/check-in";
import { isUniqueViolation } from "~/db/queries/errors";
import { findEventHours } from "~/db/queries/event-hours";
import { lockEvent } from "~/db/queries/locks";
import { findStoredWalkIn } from "~/db/queries/stored-scans";
import { patrons, registrations, scans } from "~/db/schema";
import { ensureDoor } from "./parts/ensure-door.server";
import { inTransaction } from "./parts/in-transaction.server";
import { measuredScan } from "./parts/measured-scan.server";
import { mintTicket } from "./parts/mint-ticket.server";
import { sealPatron } from "./parts/save-registrations.server";
import { answerOf } from "./parts/scan-verdict";
import { storeAttendance } from "./parts/store-attendance.server";
import type { ScanRecorded } from "./record-scan.server";

export interface WalkInRequest {
  actor: Actor;
  eventId: string;
  scanId: string;
  /** Null counts a person without a name: refusing to give data never blocks entry. */
  name: string | null;
  language: string;
  /** How many came together, 1 to 6; one where it does not say. */
  people?: number | undefined;
  scannedAt: Date | null;
  /** Milliseconds that the device's clock was behind the server's when they last spoke. */
  clockOffsetMs?: number | null | undefined;
  /** What the device told by itself, without a connection. */
  told?: ToldVerdict | null | undefined;
  door: string | null;
  device: string | null;
  override: boolean;
}

/** Lets in a person who has no registration: a place, an admission and, where a name was given, a ticket, at once. */
export async function admitWalkIn(
  services: Services,
  request: WalkInRequest,
): Promise<ScanRecorded | Refused> {
  const { override, told = null } = request;
  const allowed = overrideOf({ override, isTold: told !== null }, hasRole(request.actor, "staff"));
  if (allowed.outcome === "refused") return refuse(allowed.reason);
  const madeAt = request.scannedAt && correctedTime(request.scannedAt, request.clockOffsetMs ?? null);
  if (hasEnded(request.actor, madeAt)) return refuse("device-over");
  const doorId = await doorOf(services, request);
  const decided = { ...request, override: allowed.isOverride };
  const result = await measuredScan(services, "admit-walk-in", () => once(services, decided, doorId));
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
      return await inTransaction(services, "admit-walk-in transaction", (tx) =>
        walkIn(tx, services, request, doorId),
      );
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
  const earlier = await findStoredWalkIn(tx, { centerId: of.centerId, scanId: request.scanId });
  if (earlier !== null) return firstAnswer(earlier, request);
  const scan = await decide(tx, services, request, event);
  const { answer, flags, at } = scan;
  const isIn = answer.outcome === "admitted";
  const place = isIn ? await makePlace(tx, services, request, scan.receivedAt) : null;
  const ticketed: ScanAnswer = place?.shortCode ? { ...answer, shortCode: place.shortCode } : answer;
  await tx.insert(scans).values({
    ...of,
    scanId: request.scanId,
    registrationId: place?.id ?? null,
    kind: "entry",
    people: request.people ?? 1,
    doorId,
    device: request.device,
    by: request.actor.id,
    scannedAt: request.scannedAt,
    clockOffsetMs: request.clockOffsetMs ?? null,
    at,
    receivedAt: scan.receivedAt,
    overrideBy: flags.includes("override") ? request.actor.id : null,
    answer: ticketed,
    flags,
  });
  if (place !== null) {
    await storeAttendance(tx, { ...of, registrationId: place.id, partySize: request.people ?? 1 });
  }
  return {
    outcome: "recorded",
    isNew: true,
    answer: ticketed,
    name: isIn ? request.name : null,
    person: isIn ? request.name : null,
    undoneAt: null,
  };
}

/** A walk-in is let in as the holder of a ticket would be who comes for the first time. */
async function decide(
  tx: Db,
  services: Services,
  request: WalkInRequest,
  event: NonNullable<Awaited<ReturnType<typeof findEventHours>>>,
) {
  const { eventId, scannedAt, override, told = null, clockOffsetMs = null, people = 1 } = request;
  const receivedAt = services.clock.now();
  const of = { centerId: request.actor.centerId, eventId };
  const room = event.room && { ...event.room, inside: await countInside(tx, of) };
  const door = { eventId, opensAt: event.doorsOpenAt, closesAt: event.doorsCloseAt, room };
  const { at, flag } = scanTime({ scannedAt, clockOffsetMs }, receivedAt, door);
  const ticket = walkInTicket({ id: eventId, status: event.status }, people);
  const scan = { id: request.scanId, kind: "entry" as const, at, people, override };
  const { verdict, flags: known } = giveVerdict(ticket, door, scan, told);
  const flags: ScanFlag[] = flag === null ? known : [flag, ...known];
  return { at, receivedAt, flags, answer: answerOf(verdict, at, flags) };
}

/** The same walk-in gets its first answer; another one under its id is refused. A purged name is no longer compared. */
function firstAnswer(
  earlier: NonNullable<Awaited<ReturnType<typeof findStoredWalkIn>>>,
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
  return { outcome: "recorded", isNew: false, answer, name, person: name, undoneAt };
}

async function makePlace(tx: Db, services: Services, request: WalkInRequest, createdAt: Date) {
  const of = { centerId: request.actor.centerId, eventId: request.eventId };
  const id = services.ids.uuid();
  await tx.insert(registrations).values({
    ...of,
    id,
    status: "registered",
    origin: "walk-in",
    partySize: request.people ?? 1,
    language: request.language,
    createdAt,
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
