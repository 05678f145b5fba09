import type { Services } from "~/app/adapters/services";
import { type Actor, hasEnded } from "~/app/domain/access/roles";
import type { ScanAnswer, ScanFlag } from "~/app/domain/check-in/scan";
import { correctedTime, scanTime } from "~/app/domain/check-in/scan-time";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { countTallies } from "~/db/queries/doors";
import { findEventHours } from "~/db/queries/event-hours";
import { lockEvent } from "~/db/queries/locks";
import { findStoredScan } from "~/db/queries/stored-scans";
import { scans } from "~/db/schema";
import { ensureDoor } from "./parts/ensure-door.server";
import { inTransaction } from "./parts/in-transaction.server";

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
  /** Somebody taps beside the count as it is now; a device's own count may come in any order. */
  isLookedAt?: boolean | undefined;
}

export interface TallyRecorded {
  outcome: "recorded";
  isNew: boolean;
  answer: ScanAnswer;
}

/**
 * Counts people without a ticket into the room or out of it. They are no attendance. The same tally counts once.
 * Refused as `nobody-to-leave` where the counter would go below nobody and the request says that it is looked at.
 */
export async function recordTally(
  services: Services,
  request: TallyRequest,
): Promise<TallyRecorded | Refused> {
  const { actor, eventId, clockOffsetMs, scannedAt } = request;
  const of = { centerId: actor.centerId, eventId };
  if (hasEnded(actor, scannedAt && correctedTime(scannedAt, clockOffsetMs))) return refuse("device-over");
  const event = await findEventHours(services.db, of);
  if (event === null) return refuse("not-found");
  const doorId = await ensureDoor(services, request, request.door);
  const tally = tallyRow(request, { doorId, opensAt: event.doorsOpenAt, receivedAt: services.clock.now() });
  const outcome = request.isLookedAt
    ? await inTransaction(services, "record-tally", (tx) => storeInTurn(tx, request, tally))
    : await store(services.db, tally);
  if (outcome === "nobody-to-leave") return refuse(outcome);
  if (outcome === "known") return firstAnswer(services.db, request);
  services.live.announce({ kind: "attendance", ...of });
  return { outcome: "recorded", isNew: true, answer: tally.answer };
}

/** One tap after the other where somebody looks at the counter: both of two last ones would take it below nobody. */
async function storeInTurn(
  tx: Db,
  { who, people }: TallyRequest,
  tally: TallyRow,
): Promise<"stored" | "known" | "nobody-to-leave"> {
  if (who !== "patron") {
    await lockEvent(tx, tally);
    const isKnown = (await findStoredScan(tx, tally)) !== null;
    const counted = (await countTallies(tx, tally))[who];
    if (!isKnown && counted + people < 0) return "nobody-to-leave";
  }
  return store(tx, tally);
}

async function store(db: Db, tally: TallyRow): Promise<"stored" | "known"> {
  const stored = await db.insert(scans).values(tally).onConflictDoNothing().returning({ id: scans.scanId });
  return stored.length > 0 ? "stored" : "known";
}

type TallyRow = ReturnType<typeof tallyRow>;

function tallyRow(
  { actor, eventId, scanId, who, people, scannedAt, clockOffsetMs, device }: TallyRequest,
  { doorId, opensAt, receivedAt }: { doorId: string | null; opensAt: Date; receivedAt: Date },
) {
  const { at, flag } = scanTime({ scannedAt, clockOffsetMs }, receivedAt, { opensAt });
  const answer: ScanAnswer = {
    outcome: people > 0 ? "admitted" : "left",
    at: at.toISOString(),
    ...(Math.abs(people) === 1 ? {} : { people: Math.abs(people) }),
  };
  const flags: ScanFlag[] = flag === null ? [] : [flag];
  const made = { by: actor.id, device, doorId, scannedAt, clockOffsetMs, at, receivedAt };
  return {
    ...{ centerId: actor.centerId, eventId, scanId, kind: "tally" as const, who, people },
    ...made,
    ...{ answer, flags },
  };
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
