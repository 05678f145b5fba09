import { Hono } from "hono";
import type { Services } from "~/app/adapters/services";
import { refuse } from "~/app/domain/refusal";
import { limitBody } from "~/app/http/body-limit.server";
import { tokenBuckets } from "~/app/http/token-bucket";
import { type ApiEnv, apiApp, problem } from "./api";
import { appointmentRoutes } from "./appointments";
import { apiDocumentPage, documentPagePolicy } from "./document-page";
import { employerRoutes } from "./employers";
import { eventRoutes } from "./events";
import { fairEmployerRoutes } from "./fair-employers";
import { inquiryRoutes } from "./inquiries";
import { outcomeRoutes } from "./outcomes";
import { placeRoutes } from "./places";
import { referralRoutes } from "./referrals";
import { registrationRoutes } from "./registrations";
import { rosterRoutes } from "./roster";
import { scanRoutes } from "./scans";
import { tableRoutes } from "./tables";
import { describeWebhooks } from "./webhook-document";
import { webhookRoutes } from "./webhooks";

const bodyMax = 1024 * 1024;

/** The API, mounted at /api: version 1, its document, and a page to read it in these style sheets. */
export function apiRoutes(
  services: Pick<Services, "clock">,
  styleSheets: readonly string[] = [],
): Hono<ApiEnv> {
  const v1 = apiApp();
  const waitFor = tokenBuckets(services.clock);
  v1.use(
    limitBody(bodyMax, (c) =>
      problem(c, refuse(c.req.path.endsWith("/scans") ? "batch-too-large" : "body-too-large")),
    ),
  );
  v1.use(async (c, next) => {
    c.set("waitFor", waitFor);
    await next();
  });
  placeRoutes(v1);
  referralRoutes(v1);
  employerRoutes(v1);
  eventRoutes(v1);
  fairEmployerRoutes(v1);
  registrationRoutes(v1);
  appointmentRoutes(v1);
  scanRoutes(v1);
  rosterRoutes(v1);
  inquiryRoutes(v1);
  outcomeRoutes(v1);
  tableRoutes(v1);
  webhookRoutes(v1);
  describeWebhooks(v1);
  v1.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  v1.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Fairday API",
      version: "1",
      description:
        "Hiring events of a library's job center: registrations, tickets and check-in at the door.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ bearer: [] }],
  });
  v1.notFound((c) => problem(c, refuse("not-found")));

  const api = new Hono<ApiEnv>();
  api.route("/v1", v1);
  api.get("/docs", (c) => {
    c.header("Content-Security-Policy", documentPagePolicy);
    return c.html(apiDocumentPage(v1, styleSheets));
  });
  return api;
}
