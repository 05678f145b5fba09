import type { z } from "@hono/zod-openapi";
import type { Services } from "~/app/adapters/services";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { recordScan, type ScanRecorded } from "~/app/commands/record-scan.server";
import { recordTally } from "~/app/commands/record-tally.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import type { Actor } from "~/app/domain/access/roles";
import type { ScanAnswer } from "~/app/domain/check-in/scan";
import { type Refused, refuse } from "~/app/domain/refusal";
import { fieldProblems } from "~/app/http/parse-form.server";
import { statusOf } from "~/app/http/refusals";
import { isUnavailable } from "~/db/queries/errors";
import { problemOf } from "./api";
import { NewScan, NewWalkIn, ScanItem, ScanItemAnswer } from "./schemas/scans";

/** Where a scan happens and who makes it. */
export interface At {
  services: Services;
  center: { locale: string };
  /** Told of a fault of ours in one item. */
  fault: (error: unknown) => void;
  actor: Actor;
  eventId: string;
}

type Item = z.output<typeof ScanItem>;
type ItemAnswer = z.input<typeof ScanItemAnswer>;

const longestCode = 4096;

/** Records what a door did, in its order. An item's failure is its own: the rest is recorded all the same. */
export async function recordBatch(at: At, items: readonly unknown[]): Promise<ItemAnswer[]> {
  const answers: ItemAnswer[] = [];
  for (const item of items) answers.push(await recordItem(at, item));
  return answers;
}

async function recordItem(at: At, item: unknown): Promise<ItemAnswer> {
  const parsed = ScanItem.safeParse(withKind(item));
  if (!parsed.success) {
    return refusedItem(scanIdOf(item), refuse("values-not-accepted", fieldProblems(parsed.error)));
  }
  const { scanId } = parsed.data;
  const result = await record(at, parsed.data).catch((error: unknown) => {
    at.fault(error);
    return refuse(isUnavailable(error) ? "unavailable" : "our-fault");
  });
  if (result.outcome === "refused") return refusedItem(scanId, result);
  const { isNew, answer, name = null, undoneAt = null } = result;
  if (answer === null) return { scanId, status: 202 };
  return { scanId, status: isNew ? 201 : 200, scan: scanResource(scanId, { answer, name, undoneAt }) };
}

interface Recorded {
  outcome: "recorded";
  isNew: boolean;
  /** Null for an undo whose scan has yet to come. */
  answer: ScanAnswer | null;
  name?: string | null;
  undoneAt?: Date | null;
}

async function record(at: At, item: Item): Promise<Recorded | Refused> {
  switch (item.kind) {
    case "entry":
    case "exit":
      return recordTicket(at, item);
    case "walk-in":
      return recordWalkIn(at, item);
    case "tally":
      return recordTally(at.services, { ...item, actor: at.actor, eventId: at.eventId });
    case "undo":
      return recordUndo(at, item);
  }
}

/** A ticket that was scanned in or out. */
export async function recordTicket(
  { services, actor, eventId }: At,
  { code, ...scan }: z.output<typeof NewScan>,
): Promise<ScanRecorded | Refused> {
  if (code.length > longestCode) return refuse("body-too-large");
  return recordScan(services, { ...scan, text: code, actor, eventId });
}

/** A visitor without a registration. */
export async function recordWalkIn(
  { services, center, actor, eventId }: At,
  { language, ...walkIn }: z.output<typeof NewWalkIn>,
): Promise<ScanRecorded | Refused> {
  return admitWalkIn(services, { ...walkIn, actor, eventId, language: language ?? center.locale });
}

async function recordUndo(
  { services, actor, eventId }: At,
  { scanId: undoId, undoes: scanId, scannedAt: undoneAt, clockOffsetMs }: Extract<Item, { kind: "undo" }>,
): Promise<Recorded | Refused> {
  const result = await undoScan(services, { actor, eventId, scanId, undoId, undoneAt, clockOffsetMs });
  if (result.outcome === "refused") return result;
  return { outcome: "recorded", isNew: true, answer: result.answer, undoneAt: result.undoneAt };
}

const refusedItem = (scanId: string | null, refused: Refused): ItemAnswer => ({
  scanId,
  status: statusOf(refused.reason),
  problem: problemOf(refused),
});

/** An item is an entry where it does not say. */
const withKind = (item: unknown) =>
  typeof item === "object" && item !== null && !("kind" in item) ? { ...item, kind: "entry" } : item;

const scanIdOf = (item: unknown) =>
  typeof item === "object" && item !== null && "scanId" in item && typeof item.scanId === "string"
    ? item.scanId
    : null;

/** A scan as the API tells it. */
export function scanResource(
  scanId: string,
  { answer, name, undoneAt }: Pick<ScanRecorded, "name" | "undoneAt"> & { answer: ScanAnswer },
) {
  const { shortCode, flags, ...told } = answer;
  const ticket = shortCode === undefined ? undefined : { name, shortCode };
  return { scanId, ...told, ticket, flags, undoneAt: undoneAt?.toISOString() };
}
