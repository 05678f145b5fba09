import { noTracer, type Tracer } from "./tracer";

/** The SDK is loaded where a collector is named, and costs nothing where none is. */
export async function openTracer(options: { endpoint: string | null; serviceName: string }): Promise<Tracer> {
  if (options.endpoint === null) return noTracer;
  const { otlpTracer } = await import("./otlp-tracer.server");
  return otlpTracer(options.endpoint, options.serviceName);
}
