import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { LookedUp, Metrics } from "./metrics";

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Names follow Prometheus: base units, `_total` on counters (https://prometheus.io/docs/practices/naming/). */
export function prometheusMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const scans = new Counter({
    name: "fairday_scans_total",
    help: "Tickets scanned and walk-ins, by verdict",
    labelNames: ["outcome"],
    registers,
  });
  const scanTime = new Histogram({
    name: "fairday_scan_duration_seconds",
    help: "Time from the request to the stored verdict",
    buckets: seconds,
    registers,
  });
  const mails = new Counter({
    name: "fairday_mails_total",
    help: "Mails that this process tried to send, by result",
    labelNames: ["outcome"],
    registers,
  });
  const webhooks = new Counter({
    name: "fairday_webhook_deliveries_total",
    help: "Webhooks that this process tried to send, by result; what is tried again counts each time",
    labelNames: ["result"],
    registers,
  });
  const requests = new Histogram({
    name: "fairday_http_request_duration_seconds",
    help: "Time to the start of the answer, by method, route pattern and class of status",
    labelNames: ["method", "route", "status"],
    buckets: seconds,
    registers,
  });
  const gauges = {
    streams: new Gauge({ name: "fairday_sse_connections", help: "Open streams of counts", registers }),
    poolSize: new Gauge({
      name: "fairday_database_pool_size",
      help: "Connections that this process may hold",
      registers,
    }),
  };
  const show = databaseGauges(registers);
  const watched: (() => void)[] = [];
  return {
    scanned: (outcome, took) => {
      scans.inc({ outcome });
      scanTime.observe(took);
    },
    mailTried: (outcome) => mails.inc({ outcome }),
    webhookTried: (result) => webhooks.inc({ result: result === "queued" ? "retried" : result }),
    answered: ({ method, route, status, seconds: took }) => {
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, took);
    },
    watch: (name, read) => {
      watched.push(() => gauges[name].set(read()));
    },
    exposition: async (looked) => {
      for (const look of watched) look();
      show(looked);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** What is set anew at each look; a state that nothing is in any more disappears. */
function databaseGauges(registers: Registry[]): (looked: LookedUp) => void {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const isUp = gauge("fairday_database_up", "1 where the database answered this look");
  const answer = gauge(
    "fairday_database_answer_seconds",
    "Time for a connection of the pool and an answer by it",
  );
  const connections = gauge("fairday_database_connections", "Connections of this process", "state");
  const messages = gauge("fairday_outbox_messages", "Messages of every process", "state");
  const due = gauge("fairday_outbox_due", "Messages whose time to be sent has come");
  const age = gauge("fairday_outbox_oldest_due_seconds", "For how long the oldest of them has been due");
  return (looked) => {
    isUp.set(looked.databaseSeconds === null ? 0 : 1);
    answer.set(looked.databaseSeconds ?? Number.NaN);
    connections.reset();
    for (const { state, count } of looked.connections) connections.set({ state }, count);
    messages.reset();
    for (const { state, count } of looked.messages) messages.set({ state }, count);
    due.set(looked.databaseSeconds === null ? Number.NaN : looked.due);
    age.set(looked.databaseSeconds === null ? Number.NaN : looked.oldestDueSeconds);
  };
}
