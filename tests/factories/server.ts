import type { ServerBuild } from "@remix-run/node";
import type { Services } from "~/app/adapters/services";
import type { Role } from "~/app/domain/access/roles";
import { createServer } from "~/app/server";
import { apiTokens } from "~/db/schema";

/** A Remix build without a page: for tests of what stands before the pages. */
export const noPages: ServerBuild = {
  mode: "production",
  isSpaMode: false,
  entry: { module: { default: () => new Response("page") } },
  routes: {},
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "test" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
};

export type TestServer = ReturnType<typeof createTestServer>;

/** The server in this process, asked without a network; without pages where no build is given. Faults fail the test that caused them. */
export function createTestServer(services: Services, build = noPages) {
  const faults: unknown[] = [];
  const server = createServer({
    services,
    baseUrl: "http://center.example:3000",
    trustedProxies: [],
    build,
    clientDir: "public",
    door: null,
    lanAuthority: null,
    onError: (error) => faults.push(error),
  });
  return { ...server, faults };
}

/** An API token of a center, with a role, and for one event or employer where one is named. */
export async function anApiToken(
  services: Services,
  center: { id: string },
  role: Role,
  limit: { eventId?: string; employerId?: string } = {},
): Promise<string> {
  const token = services.ids.secret();
  await services.db.insert(apiTokens).values({
    centerId: center.id,
    id: services.ids.uuid(),
    label: `a test's ${role}`,
    tokenHash: services.codes.hash(token),
    role,
    eventId: limit.eventId ?? null,
    employerId: limit.employerId ?? null,
    createdBy: "test",
    createdAt: services.clock.now(),
  });
  return token;
}

/** A client that sends a new token as JSON to one center's host. */
export async function anApiClient(
  services: Services,
  server: TestServer,
  center: { id: string; host: string },
  role: Role,
  limit: { eventId?: string; employerId?: string } = {},
) {
  const token = await anApiToken(services, center, role, limit);
  return apiClient(server, center.host, token);
}

/** Asks the API: `call("POST", "/events", body)`. A string or absent body is sent as it is. */
export function apiClient(server: TestServer, host: string, token: string | null) {
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await server.fetch(
      new Request(`http://${host}/api/v1${path}`, {
        method,
        headers: {
          host,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : null,
    };
  };
}
