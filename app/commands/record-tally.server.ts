import type { Services } from "~/app/adapters/services";
import { type Actor, hasEnded } from "~/app/domain/access/roles";
import type { ScanAnswer } from "~/app/domain/check-in/scan";
import { correctedTime, scanTime } from "~/app/domain/check-in/scan-time";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEventHours } from "~/db/queries/event-hours";
import { findStoredScan, insertScan } from "~/db/queries/scans";
import { ensureDoor } from "./ensure-door.server";

export interface TallyRequest {
  actor: Actor;
  eventId: string;
  scanId: string;
  /** Whom the counter is for; "patron" counts visitors who leave and have no ticket. */
  who: "patron" | "employer" | "staff";
  /** How many came in, or left where it is below 0. */
  people: number;
  scannedAt: Date | null;
  clockOffsetMs: number | null;
  door: string | null;
  device: string | null;
}

export interface TallyRecorded {
  outcome: "recorded";
  isNew: boolean;
  answer: ScanAnswer;
}

/** Counts people without a ticket into the room or out of it. They are no attendance. The same tally counts once. */
export async function recordTally(
  services: Services,
  request: TallyRequest,
): Promise<TallyRecorded | Refused> {
  const { actor, eventId, scanId, people, clockOffsetMs, scannedAt } = request;
  const of = { centerId: actor.centerId, eventId };
  if (hasEnded(actor, scannedAt && correctedTime(scannedAt, clockOffsetMs))) return refuse("device-over");
  const event = await findEventHours(services.db, of);
  if (event === null) return refuse("not-found");
  const receivedAt = services.clock.now();
  const { at, flag } = scanTime({ scannedAt, clockOffsetMs }, receivedAt, { opensAt: event.doorsOpenAt });
  const answer: ScanAnswer = {
    outcome: people > 0 ? "admitted" : "left",
    at: at.toISOString(),
    ...(Math.abs(people) === 1 ? {} : { people: Math.abs(people) }),
  };
  const isIn = await insertScan(services.sql, {
    ...of,
    scanId,
    registrationId: null,
    kind: "tally",
    who: request.who,
    people,
    doorId: await ensureDoor(services, request, request.door),
    device: request.device,
    by: actor.id,
    scannedAt,
    clockOffsetMs,
    at,
    receivedAt,
    verdictMs: null,
    codeHash: null,
    hint: null,
    overrideBy: null,
    answer,
    flags: flag === null ? [] : [flag],
  });
  if (!isIn) return firstAnswer(services.db, request);
  services.live.announce({ kind: "attendance", ...of });
  return { outcome: "recorded", isNew: true, answer };
}

async function firstAnswer(db: Db, request: TallyRequest): Promise<TallyRecorded | Refused> {
  const { centerId } = request.actor;
  const stored = await findStoredScan(db, { centerId, scanId: request.scanId });
  const isSame =
    stored?.kind === "tally" &&
    stored.eventId === request.eventId &&
    stored.who === request.who &&
    stored.people === request.people;
  if (!isSame || stored.answer === null) return refuse("scan-id-reused");
  return { outcome: "recorded", isNew: false, answer: stored.answer };
}
