import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { inTransaction } from "./parts/in-transaction.server";
import { type Registered, type RegisterRequest, takePlaces } from "./parts/take-places.server";

/**
 * Gives a patron a place and a ticket, or says why not. Those who ask for the same event while a transaction holds its
 * row go together in the next one: a commit waits for the disk, and nobody else gets the row until it is there.
 */
export async function registerPatron(
  services: Services,
  request: RegisterRequest,
): Promise<Registered | Refused> {
  const result = await joinLine(services, request);
  if (result.outcome !== "refused" && !result.replayed) {
    services.live.announce({ kind: "attendance", centerId: request.center.id, eventId: request.eventId });
    services.live.announce({ kind: "outbox" });
  }
  return result;
}

interface Waiting {
  request: RegisterRequest;
  resolve(result: Registered | Refused): void;
  reject(error: unknown): void;
}

/** Who waits in this process, by event. An event has a line as long as somebody is served. */
const lines = new WeakMap<Services, Map<string, Waiting[]>>();
/** So many that the disk is no longer what they wait for, and so few that the event's row is soon free again. */
const servedAtOnce = 20;

function joinLine(services: Services, request: RegisterRequest): Promise<Registered | Refused> {
  const byEvent = lines.get(services) ?? new Map<string, Waiting[]>();
  lines.set(services, byEvent);
  const key = `${request.center.id} ${request.eventId}`;
  return new Promise((resolve, reject) => {
    const line = byEvent.get(key);
    if (line !== undefined) {
      line.push({ request, resolve, reject });
      return;
    }
    byEvent.set(key, [{ request, resolve, reject }]);
    void serveLine(services, byEvent, key);
  });
}

async function serveLine(services: Services, byEvent: Map<string, Waiting[]>, key: string): Promise<void> {
  const line = byEvent.get(key) ?? [];
  while (line.length > 0) await serve(services, line.splice(0, servedAtOnce));
  byEvent.delete(key);
}

/** Where one of several makes the transaction fail before its commit, each is served alone and fails alone. */
async function serve(services: Services, together: readonly Waiting[]): Promise<void> {
  const [first] = together;
  if (first === undefined) return;
  let isDecided = false;
  try {
    const requests = together.map(({ request }) => request);
    const results = await inTransaction(services, "register-patron", async (tx) => {
      const taken = await takePlaces(tx, services, first.request, requests);
      isDecided = true;
      return taken;
    });
    for (const [at, { resolve }] of together.entries()) resolve(results[at] ?? refuse("not-found"));
  } catch (error) {
    if (together.length === 1 || isDecided) for (const { reject } of together) reject(error);
    else await Promise.all(together.map((one) => serve(services, [one])));
  }
}
