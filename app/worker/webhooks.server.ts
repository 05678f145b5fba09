import type { Services } from "~/app/adapters/services";
import {
  beginWithin,
  type ClaimedEndpoint,
  claimEndpoints,
  releaseEndpoint,
} from "~/app/commands/claim-webhooks.server";
import { noteAdmissions } from "~/app/commands/note-admissions.server";
import { settleWebhooks, type Tried } from "~/app/commands/settle-webhooks.server";
import { nameAndInitial } from "~/app/domain/registrations/name";
import { namedTypes, payloadBody } from "~/app/domain/webhooks/payload";
import { asksForRest, retryAfterOf } from "~/app/domain/webhooks/retry";
import { mostAtOnce } from "~/app/domain/webhooks/webhook";
import { type DueDelivery, listDueDeliveries } from "~/db/queries/webhook-deliveries";
import { listNames } from "~/db/queries/webhook-facts";
import { openLedger } from "./ledger";
import { openRest } from "./rest";

export interface WebhookOptions {
  /** Told of faults of ours, never of what a receiver answered. */
  onError(error: unknown): void;
  /** Milliseconds between looks when nothing rings. */
  idle?: number;
  /** Milliseconds that a stop waits for webhooks on their way. */
  patience?: number;
}

export interface Webhooks {
  /** Begins nothing more. What is on its way gets four seconds, is cut off then and stays to be sent with the same id. */
  stop(): Promise<void>;
}

/** Endpoints that one process sends to at once: each waits for its own receiver alone. */
const endpointsAtOnce = 64;
/** Deliveries of an endpoint that are read at once, and results that are written down at once. */
const readAtOnce = 100;
const settledAtOnce = 25;

/**
 * Sends what is due to every center's endpoints, each by a turn of its own, so that a slow receiver holds nobody else
 * and no mail. Any number may run, in any process.
 */
export function startWebhooks(services: Services, options: WebhookOptions): Webhooks {
  const { idle = 2_000, patience = 4_000, onError } = options;
  const rest = openRest();
  const stopping = { isStopping: false, cut: new AbortController() };
  const turns = new Set<Promise<void>>();
  const unsubscribe = services.live.subscribe((change) => {
    if (change === null || change.kind === "outbox") rest.end();
  });
  const look = async () => {
    await noteAdmissions(services);
    for (const endpoint of await claimEndpoints(services, { limit: endpointsAtOnce - turns.size })) {
      const turn = takeTurn(services, endpoint, stopping)
        .catch(onError)
        .finally(() => turns.delete(turn));
      turns.add(turn);
    }
  };
  const run = async () => {
    while (!stopping.isStopping) {
      rest.prepare();
      await look().catch(onError);
      if (!stopping.isStopping) await rest.take(idle);
    }
    await Promise.all(turns);
  };
  const running = run();
  return {
    stop: async () => {
      stopping.isStopping = true;
      unsubscribe();
      rest.end();
      const cut = setTimeout(() => stopping.cut.abort(), patience);
      await running;
      clearTimeout(cut);
    },
  };
}

interface Stopping {
  isStopping: boolean;
  /** Cuts off what is on its way. */
  cut: AbortController;
}

/** One look by which tests send: what is due is sent, and is written down when this ends. @returns endpoints that were due */
export async function sendWebhooks(services: Services): Promise<number> {
  await noteAdmissions(services);
  const claimed = await claimEndpoints(services, { limit: endpointsAtOnce });
  const stopping = { isStopping: false, cut: new AbortController() };
  await Promise.all(claimed.map((endpoint) => takeTurn(services, endpoint, stopping)));
  return claimed.length;
}

interface Turn {
  isOver: boolean;
  restsUntil: Date | null;
}

/**
 * Sends an endpoint what is due, a few at once, until nothing is or its time is over. Where something of ours fails the
 * endpoint is not given back: its lease keeps what was sent and not written down from being sent again at once.
 */
async function takeTurn(services: Services, endpoint: ClaimedEndpoint, stopping: Stopping): Promise<void> {
  const until = services.clock.now().getTime() + beginWithin;
  const turn: Turn = { isOver: false, restsUntil: null };
  const queue = openQueue(services, endpoint);
  const ledger = openLedger<Tried>(async (tried) => {
    const { isPaused } = await settleWebhooks(services, endpoint, tried);
    for (const { delivery } of tried) queue.settled(delivery);
    turn.isOver ||= isPaused;
  }, settledAtOnce);
  const mayBegin = () => !stopping.isStopping && !turn.isOver && services.clock.now().getTime() <= until;
  const lane = async () => {
    while (mayBegin()) {
      const next = await queue.next();
      if (next === undefined) return;
      const tried = await trySending(services, endpoint, next, stopping.cut.signal);
      if (stopping.cut.signal.aborted && tried.status === null) return;
      if (tried.status !== null && asksForRest(tried.status)) rest(turn, tried.retryAfter);
      ledger.add(tried);
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, lane));
  await ledger.close();
  await releaseEndpoint(services, endpoint, turn.restsUntil);
}

interface Next {
  delivery: DueDelivery;
  /** Undefined where the endpoint is told none. */
  name: string | null | undefined;
}

/** What an endpoint is to be sent, read some at a time with the names as they are then; none twice before it is settled. */
function openQueue(services: Services, endpoint: ClaimedEndpoint) {
  const waiting: Next[] = [];
  const begun = new Set<string>();
  let filling: Promise<void> | null = null;
  const fill = async () => {
    const due = await listDueDeliveries(services.db, {
      ...{ centerId: endpoint.centerId, endpointId: endpoint.id, now: services.clock.now() },
      ...{ except: [...begun], limit: readAtOnce },
    });
    const names = await namesFor(services, endpoint, due);
    for (const delivery of due) {
      begun.add(delivery.id);
      waiting.push({ delivery, name: names === null ? undefined : nameOf(names, delivery) });
    }
  };
  return {
    next: async (): Promise<Next | undefined> => {
      if (waiting.length === 0) {
        filling ??= fill().finally(() => {
          filling = null;
        });
        await filling;
      }
      return waiting.shift();
    },
    settled: ({ id }: DueDelivery) => begun.delete(id),
  };
}

/** A receiver that names a time gets nothing before it, of whatever waits. */
function rest(turn: Turn, until: Date | null): void {
  if (until === null) return;
  turn.isOver = true;
  turn.restsUntil = turn.restsUntil !== null && turn.restsUntil > until ? turn.restsUntil : until;
}

/** The names as they are now, where the endpoint is told any. */
async function namesFor(
  services: Services,
  { centerId, scope }: ClaimedEndpoint,
  due: readonly DueDelivery[],
) {
  if (scope !== "names") return null;
  const registrationIds = due.flatMap(({ type, registrationId }) =>
    registrationId !== null && namedTypes.includes(type) ? [registrationId] : [],
  );
  return listNames(services.db, { centerId, registrationIds });
}

async function trySending(
  services: Services,
  endpoint: ClaimedEndpoint,
  { delivery, name }: Next,
  signal: AbortSignal,
): Promise<Tried> {
  const at = services.clock.now();
  const body = payloadBody({ ...delivery, name });
  const webhook = {
    url: endpoint.url,
    id: delivery.id,
    body,
    at,
    secrets: secretsOf(services, endpoint, at),
  };
  const answered = await services.tracer.span("send webhook", () => services.webhooks.send(webhook, signal), {
    kind: "client",
    attributes: { "fairday.webhook_type": delivery.type },
  });
  const { retryAfter, ...tried } = answered;
  return { ...tried, delivery, at, retryAfter: retryAfterOf(retryAfter, services.clock.now()) };
}

function nameOf(names: ReadonlyMap<string, string>, { registrationId }: DueDelivery): string | null {
  const name = registrationId === null ? undefined : names.get(registrationId);
  return name === undefined ? null : nameAndInitial(name);
}

/** The newest first; the one of before signs for a day. */
function secretsOf({ contacts }: Services, endpoint: ClaimedEndpoint, at: Date): string[] {
  const { secretCipher, previousCipher, previousUntil } = endpoint;
  const signsStill = previousCipher !== null && previousUntil !== null && at < previousUntil;
  return [secretCipher, ...(signsStill ? [previousCipher] : [])].map((cipher) => contacts.open(cipher));
}
