import type { Services } from "~/app/adapters/services";
import { decideUndo } from "~/app/domain/check-in/undo";
import { payloadData } from "~/app/domain/webhooks/payload";
import { deliveryDays, type WebhookType } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import {
  type AdmissionFact,
  holdEndpointsFor,
  holdReading,
  listAdmissionFacts,
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
  for (let isAll = false; !isAll; ) {
    const noted = await inTransaction(services, "note-admissions", (tx) => noteSome(tx, services, limit));
    all += noted.written;
    isAll = noted.isAll;
  }
  return all;
}

async function noteSome(tx: Db, services: Noting, limit: number) {
  const nothing = { written: 0, isAll: true };
  const wanting = await holdEndpointsFor(tx, { types: admissionTypes });
  if (wanting.length === 0) return nothing;
  const reading = await holdReading(tx);
  if (reading === null) return nothing;
  const centerIds = [...new Set(wanting.map(({ centerId }) => centerId))];
  const { facts, readTo } = await listAdmissionFacts(tx, { centerIds, ...reading, limit });
  const deliveries = wanting.flatMap((endpoint) => toldTo(services, endpoint, facts));
  await saveDeliveries(tx, services, deliveries);
  const isAll = readTo === reading.to;
  if (!isAll || facts.length > 0 || isFar(reading, readTo)) await saveReading(tx, { readTo });
  return { written: deliveries.length, isAll };
}

/** A place that is long behind is moved on even where there was nothing to read, and else is not worth a write. */
const isFar = ({ from }: { from: string }, readTo: string) => BigInt(readTo) - BigInt(from) > 1_000n;

type Endpoint = Awaited<ReturnType<typeof holdEndpointsFor>>[number];

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
