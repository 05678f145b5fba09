import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { memoryMailer } from "~/app/adapters/email/memory-mailer";
import { openTracer } from "~/app/adapters/tracing/open-tracer.server";
import { noTracer, type Tracer } from "~/app/adapters/tracing/tracer";
import { sendDue } from "~/app/worker/worker.server";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { anApiClient, createTestServer } from "~/tests/factories/server";
import { createTestServices, type TestServices } from "~/tests/factories/services";

const value = z.object({ stringValue: z.string().optional(), intValue: z.coerce.number().optional() });
const attributes = z.array(z.object({ key: z.string(), value })).default([]);
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes,
  status: z.object({ code: z.number().optional(), message: z.string().optional() }).default({}),
});
/** OTLP in JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding), as far as it is looked at. */
const exported = z.object({
  resourceSpans: z.array(
    z.object({ resource: z.object({ attributes }), scopeSpans: z.array(z.object({ spans: z.array(span) })) }),
  ),
});

const ends: (() => Promise<unknown> | void)[] = [];
let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => services.drop());

/** A collector on loopback, and a tracer that sends to it. */
async function aCollector() {
  const bodies: string[] = [];
  const paths: (string | undefined)[] = [];
  const server = createHttpServer((request, response) => {
    paths.push(request.url);
    void text(request).then((body) => {
      bodies.push(body);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const tracer = await openTracer({ endpoint: `http://127.0.0.1:${port}/`, serviceName: "fairday-test" });
  /** Sends what waits and gives all that came. */
  const received = async () => {
    await tracer.close();
    const resources = bodies.flatMap((body) => exported.parse(JSON.parse(body)).resourceSpans);
    const spans = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    return { resources, spans, paths, raw: bodies.join("\n") };
  };
  return { tracer, received };
}

const attribute = (of: z.infer<typeof span> | undefined, key: string) => {
  const found = of?.attributes.find((entry) => entry.key === key)?.value;
  return found?.stringValue ?? found?.intValue;
};

/** Scans a ticket over HTTP, traced. */
async function scanned(tracer: Tracer) {
  const traced = { ...services, tracer };
  const eventId = await aPublishedEvent(services, center);
  const { ticketCode } = await aRegistration(services, center, eventId, { name: "Rosa Delgado" });
  const door = await anApiClient(services, createTestServer(traced), center, "door");
  const answer = await door(
    "POST",
    `/events/${eventId}/scans`,
    { scanId: services.ids.uuid(), code: ticketCode },
    { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
  );
  expect(answer.status).toBe(201);
  return { eventId, ticketCode };
}

describe("with a collector", () => {
  test("a request is a span under its pattern, and its command one inside it", async () => {
    const { tracer, received } = await aCollector();
    await scanned(tracer);
    const { spans, resources, paths } = await received();
    expect(paths).toContain("/v1/traces");
    const request = spans.find(({ name }) => name === "POST /api/v1/events/:eventId/scans");
    const command = spans.find(({ name }) => name === "record-scan");
    expect(request?.kind).toBe(2);
    expect(attribute(request, "http.route")).toBe("/api/v1/events/:eventId/scans");
    expect(attribute(request, "http.response.status_code")).toBe(201);
    expect([command?.traceId, command?.parentSpanId]).toEqual([request?.traceId, request?.spanId]);
    const [resource] = resources;
    const service = resource?.resource.attributes.find(({ key }) => key === "service.name");
    expect(service?.value.stringValue).toBe("fairday-test");
  });

  test("the transaction of a command is one, under the command's name", async () => {
    const { tracer, received } = await aCollector();
    const traced = { ...services, tracer };
    const staff = await anApiClient(services, createTestServer(traced), center, "staff");
    const eventId = await aPublishedEvent(services, center);
    const made = await staff("POST", `/events/${eventId}/registrations`, { name: "Rosa Delgado" });
    expect(made.status).toBe(201);
    const { spans } = await received();
    const command = spans.find(({ name }) => name === "register-patron");
    expect(attribute(command, "db.system.name")).toBe("postgresql");
    expect(spans.map(({ spanId }) => spanId)).toContain(command?.parentSpanId);
  });

  test("a mail that is sent is one, by its kind and not by whom it is for", async () => {
    const { tracer, received } = await aCollector();
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: "Rosa Delgado", email: "rosa@mail.example" });
    const mailer = memoryMailer();
    const origin = "https://center.example";
    const options = {
      originOf: async () => origin,
      onError: (fault: unknown) => {
        throw fault;
      },
    };
    await sendDue({ ...services, tracer, mailer }, options);
    expect(mailer.sent.map(({ to }) => to)).toContain("rosa@mail.example");
    const { spans, raw } = await received();
    const mails = spans.filter(({ name }) => name === "send mail");
    expect(mails).toHaveLength(mailer.sent.length);
    expect(mails.map((mail) => attribute(mail, "fairday.message_kind"))).toContain("registration-confirmed");
    expect(mails.every(({ kind }) => kind === 3)).toBe(true);
    expect(raw).not.toMatch(/rosa|Delgado/i);
  });

  test("nothing of a person, no code and no id is in any span", async () => {
    const { tracer, received } = await aCollector();
    const { eventId, ticketCode } = await scanned(tracer);
    const { raw } = await received();
    expect(raw).not.toMatch(new RegExp(`Delgado|${ticketCode}|${eventId}`));
  });

  test("a stranger's word for what trace it belongs to is not taken", async () => {
    const { tracer, received } = await aCollector();
    await scanned(tracer);
    const { spans } = await received();
    expect(spans.map(({ traceId }) => traceId)).not.toContain("0af7651916cd43dd8448eb211c80319c");
  });

  test("a caller's trace goes on where it is given, and a broken one does not", async () => {
    const { tracer, received } = await aCollector();
    const work = async () => {};
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    await tracer.span("goes on", work, { traceparent });
    await tracer.span("broken", work, {
      traceparent: traceparent.replace("b7ad6b7169203331", "0".repeat(16)),
    });
    const { spans } = await received();
    const named = (name: string) => spans.find((found) => found.name === name);
    expect(named("goes on")).toMatchObject({
      traceId: "0af7651916cd43dd8448eb211c80319c",
      parentSpanId: "b7ad6b7169203331",
    });
    expect(named("broken")?.traceId).not.toBe("0af7651916cd43dd8448eb211c80319c");
  });

  test("a rejection fails its span, says its kind and not its words, and is passed on", async () => {
    const { tracer, received } = await aCollector();
    const failing = tracer.span("failing", () => Promise.reject(new TypeError("Rosa Delgado")));
    await expect(failing).rejects.toThrow("Rosa Delgado");
    const { spans, raw } = await received();
    expect(spans[0]).toMatchObject({ name: "failing", status: { code: 2 } });
    expect(attribute(spans[0], "error.type")).toBe("TypeError");
    expect(raw).not.toContain("Rosa");
  });
});

test("without a collector there is no tracer but the one that does nothing", async () => {
  expect(await openTracer({ endpoint: null, serviceName: "fairday" })).toBe(noTracer);
});
