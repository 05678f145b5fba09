import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findEventHours } from "~/db/queries/event-hours";
import { findPlaceOfScan, findTimeMade } from "~/db/queries/kiosk";
import { admitWalkIn } from "./admit-walk-in.server";
import { findTicket, type Ticket } from "./parts/mint-ticket.server";
import type { PatronDetails, Registered } from "./parts/take-places.server";
import { recordScan, type ScanRecorded } from "./record-scan.server";
import { registerPatron } from "./register-patron.server";

export interface KioskRequest {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  /** The form's id: sent twice, it is one visitor. */
  visitId: string;
  patron: PatronDetails;
  partySize: number;
  door: string;
  /** What staff call the tablet. */
  device: string;
}

export interface RegisteredAtKiosk {
  outcome: "registered";
  /** The admission that came with it, or why not; null before the doors open. */
  scan: ScanRecorded | null;
  ticket: Pick<Ticket, "ticketCode" | "shortCode"> | null;
  madeAt: Date;
  doorsOpenAt: Date;
}

/**
 * Registers somebody at the kiosk and, once the doors are open, lets in at once. Where no place is left, or
 * registration has closed, it is a walk-in by name: who stands at the door comes in.
 */
export async function registerAtKiosk(
  services: Services,
  request: KioskRequest,
): Promise<RegisteredAtKiosk | Refused> {
  const of = { centerId: request.center.id, eventId: request.eventId };
  const event = await findEventHours(services.db, of);
  if (event === null) return refuse("not-found");
  // A walk-in that was made before stays one, also where a place has come free since.
  const walkedIn = await findPlaceOfScan(services.db, { ...of, scanId: request.visitId });
  if (walkedIn !== null) return comeInByName(services, request, event.doorsOpenAt);
  const { patron, partySize, visitId: key, center, eventId } = request;
  const registered = await registerPatron(services, {
    center,
    eventId,
    patron,
    partySize,
    origin: "kiosk",
    patience: "goes",
    key: { source: "kiosk", key, otherValues: "are-new" },
  });
  if (registered.outcome !== "refused") return letIn(services, request, registered, event.doorsOpenAt);
  const isWalkIn = registered.reason === "event-full" || registered.reason === "registration-closed";
  return isWalkIn ? comeInByName(services, request, event.doorsOpenAt) : registered;
}

/** The admission carries the registration's id, so that it is the same scan whenever the form is sent again. */
async function letIn(
  services: Services,
  request: KioskRequest,
  { registrationId, ticketCode, shortCode }: Registered,
  doorsOpenAt: Date,
): Promise<RegisteredAtKiosk | Refused> {
  const { actor, eventId, door, device, center } = request;
  const madeAt = await findTimeMade(services.db, { centerId: center.id, registrationId });
  if (madeAt === null) return refuse("not-found");
  const made = { outcome: "registered", ticket: { ticketCode, shortCode }, madeAt, doorsOpenAt } as const;
  // By when it was made: a form that is sent again later is not somebody who came.
  if (madeAt < doorsOpenAt) return { ...made, scan: null };
  const scan = await recordScan(services, {
    actor,
    eventId,
    scanId: registrationId,
    text: ticketCode,
    scannedAt: null,
    door,
    device,
    override: false,
    verdictMs: null,
  });
  return scan.outcome === "refused" ? scan : { ...made, scan };
}

async function comeInByName(
  services: Services,
  request: KioskRequest,
  doorsOpenAt: Date,
): Promise<RegisteredAtKiosk | Refused> {
  const { actor, eventId, visitId: scanId, patron, partySize: people, door, device } = request;
  const { name, language } = patron;
  const visitor = { scanId, name, language, people, door, device };
  const scan = await admitWalkIn(services, {
    ...visitor,
    actor,
    eventId,
    scannedAt: null,
    override: false,
  });
  if (scan.outcome === "refused") return scan;
  const ticket = await ticketOf(services, { centerId: actor.centerId, eventId, scanId });
  return { outcome: "registered", scan, ticket, madeAt: new Date(scan.answer.at), doorsOpenAt };
}

async function ticketOf(
  services: Services,
  { scanId, ...of }: { centerId: string; eventId: string; scanId: string },
): Promise<Ticket | null> {
  const place = await findPlaceOfScan(services.db, { centerId: of.centerId, scanId });
  if (place === null || place.registrationId === null) return null;
  return findTicket(services.db, services, { ...of, registrationId: place.registrationId, generation: 1 });
}
