import type { Services } from "~/app/adapters/services";
import { decideUndo } from "~/app/domain/check-in/undo";
import { payloadData } from "~/app/domain/webhooks/payload";
import { deliveryDays, type WebhookType } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import {
  type AdmissionFact,
  hasUnreadScans,
  holdReading,
  holdTheseEndpoints,
  listAdmissionFacts,
  listEndpointsFor,
  saveReading,
} from "~/db/queries/webhook-admissions";
import { inTransaction } from "./parts/in-transaction.server";
import { type NewDelivery, saveDeliveries } from "./parts/note-webhook.server";

type Noting = Pick<Services, "db" | "tracer" | "clock" | "ids">;

const admissionTypes: WebhookType[] = ["admission.recorded", "admission.undone"];
const usualLimit = 5_000;
const day = 86_400_000;

/**
 * Writes what endpoints are told of admissions, from the scans themselves and after them, so that a scan costs the same
 * whether somebody wants to hear of it or not. Scans are read by the number of their transaction up to the oldest that
 * is still under way: each is read once, whatever the order of commits. One process at a time reads.
 * @param options `limit` scans, about, are read in one transaction
 * @returns how many deliveries were written
 */
export async function noteAdmissions(
  services: Noting,
  { limit = usualLimit }: { limit?: number } = {},
): Promise<number> {
  let all = 0;
  while (await hasUnreadScans(services.db, { types: admissionTypes })) {
    const written = await inTransaction(services, "note-admissions", (tx) => noteSome(tx, services, limit));
    if (written === null) break;
    all += written;
  }
  return all;
}

/** Null where another process reads. */
async function noteSome(tx: Db, services: Noting, limit: number): Promise<number | null> {
  const reading = await holdReading(tx);
  if (reading === null) return null;
  const wanting = await listEndpointsFor(tx, { types: admissionTypes });
  const centerIds = [...new Set(wanting.map(({ centerId }) => centerId))];
  const { facts, readTo } = await listAdmissionFacts(tx, { centerIds, ...reading, limit });
  const told = wanting.flatMap((endpoint) => toldTo(services, endpoint, facts));
  const held = await holdTheseEndpoints(tx, { ids: [...new Set(told.map(({ endpointId }) => endpointId))] });
  const deliveries = told.filter(({ endpointId }) => held.has(endpointId));
  await saveDeliveries(tx, services, deliveries);
  await saveReading(tx, { readTo });
  return deliveries.length;
}

type Endpoint = Awaited<ReturnType<typeof listEndpointsFor>>[number];

function toldTo({ clock }: Noting, endpoint: Endpoint, facts: readonly AdmissionFact[]) {
  const kept = clock.now().getTime() - deliveryDays * day;
  const since = new Date(Math.max(endpoint.createdAt.getTime(), kept));
  return facts
    .filter(({ centerId, receivedAt }) => centerId === endpoint.centerId && receivedAt >= since)
    .flatMap((fact) => deliveriesOf(fact))
    .filter(({ type }) => endpoint.types.some((wanted) => wanted === type))
    .map((delivery) => ({ ...delivery, centerId: endpoint.centerId, endpointId: endpoint.id }));
}

/** A scan that is new, and that it was taken back where its undo counts: that may have come first. */
function deliveriesOf(fact: AdmissionFact): NewDelivery[] {
  const { undo, isNew } = fact;
  const isUndone = undo !== null && decideUndo(undo, fact).outcome === "allowed";
  return [
    ...(isNew ? [deliveryOf("admission.recorded", fact, new Date(fact.answer.at))] : []),
    ...(isUndone ? [deliveryOf("admission.undone", fact, undo.at)] : []),
  ];
}

function deliveryOf(
  type: "admission.recorded" | "admission.undone",
  { scanId, eventId, registrationId, doorId, answer }: AdmissionFact,
  at: Date,
): NewDelivery {
  const values = {
    scanId,
    eventId,
    registrationId,
    doorId,
    people: answer.people ?? 1,
    at: at.toISOString(),
  };
  const data = payloadData(type, values);
  return { type, cause: `${type}:${scanId}`, eventId, registrationId, occurredAt: at, data };
}
