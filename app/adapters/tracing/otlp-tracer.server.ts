import { AsyncLocalStorage } from "node:async_hooks";
import { type Context, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { within } from "~/app/adapters/clock/within";
import type { SpanOptions, Tracer } from "./tracer";

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT };
/** Milliseconds. */
const patience = 1_000;

/**
 * Sends spans by OTLP over HTTP, as JSON, in batches. Names and attributes follow the semantic conventions of HTTP where
 * there are some (https://opentelemetry.io/docs/specs/semconv/http/http-spans/). What a rejection says is not sent: it
 * may quote a person. The SDK reads OTEL_EXPORTER_OTLP_HEADERS and OTEL_TRACES_SAMPLER by itself.
 * @param endpoint the collector's base address, to which /v1/traces is added
 */
export function otlpTracer(endpoint: string, serviceName: string): Tracer {
  const url = `${endpoint.replace(/\/$/, "")}/v1/traces`;
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const tracer = provider.getTracer("fairday");
  const current = new AsyncLocalStorage<Context>();
  return {
    span: async (name, work, { kind, attributes = {}, traceparent }: SpanOptions = {}) => {
      const parent = current.getStore() ?? remoteContext(traceparent);
      const options = { attributes, kind: kind === undefined ? SpanKind.INTERNAL : kinds[kind] };
      const span = tracer.startSpan(name, options, parent);
      const fail = () => {
        span.setStatus({ code: SpanStatusCode.ERROR });
      };
      const told = {
        name: (text: string) => {
          span.updateName(text);
        },
        set: (more: Readonly<Record<string, string | number>>) => {
          span.setAttributes(more);
        },
        fail,
      };
      try {
        return await current.run(trace.setSpan(parent, span), () => work(told));
      } catch (error) {
        fail();
        span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
        throw error;
      } finally {
        span.end();
      }
    },
    close: () => within(patience, provider.shutdown(), "The collector does not answer.").catch(() => {}),
  };
}

/** The caller's span (W3C Trace Context, 3.2.2); a root where there is none that can be read. */
function remoteContext(traceparent: string | undefined): Context {
  const [, traceId = "", spanId = "", flags = ""] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? "") ?? [];
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
