import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { takeNumber } from "~/app/commands/queue-numbers.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { type Role, roles } from "~/app/domain/access/roles";
import { deviceCookie } from "~/app/http/find-actor.server";
import { events, installationAdmins, memberships } from "~/db/schema";
import { anAppointment, someHours } from "../factories/appointments";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { aReferral, aResource } from "../factories/referrals";
import { anApiClient, apiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, type TestServices } from "../factories/services";
import { aTablePhone } from "../factories/tables";
import { aWebhook } from "../factories/webhooks";
import { type Access, addressIn, operations, pages } from "./role-matrix";

const password = "correct horse battery";
const layouts = ["staff", "employer", "installation"];

interface World {
  center: TestCenter;
  /** What stands for each parameter in a path. */
  ids: Record<string, string>;
}

/**
 * Whoever may ask: people by their roles, an admin of all centers without a role in any, a tablet that visitors use, a
 * phone at a table, and nobody.
 */
type Who = Role | "installation" | "kiosk" | "table" | "nobody";
const signedInAs = [...roles, "installation", "kiosk", "table"] as const;
const everybody = ["nobody", ...signedInAs] as const;

let services: TestServices;
let server: TestServer;
let here: World;
let abroad: World;
const cookies = new Map<Who, string>();

beforeAll(async () => {
  services = await createTestServices();
  here = await aWorld();
  abroad = await aWorld();
  const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL("build/server/index.js").href);
  server = createTestServer(services, build);
  for (const role of roles) cookies.set(role, await signedIn(role));
  cookies.set("installation", await anInstallationAdmin());
  cookies.set("kiosk", await aKiosk());
  cookies.set("table", await aTable());
  cookies.set("nobody", "");
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await services.drop();
});

async function aWorld(): Promise<World> {
  const center = await aCenter(services);
  const eventId = await aPublishedEvent(services, center);
  const { registrationId, manageCode, ticketCode } = await aRegistration(services, center, eventId);
  const { endpointId } = await aWebhook(services, center, { url: "https://hooks.example.org/", types: [] });
  const { hoursId, times } = await someHours(services, center);
  const slotId = times[0]?.id ?? "";
  const { bookingId, code } = await anAppointment(services, center, slotId);
  const numberId = services.ids.uuid();
  const waiting = { actor: center.staff, center, branchId: center.branchId };
  await takeNumber(services, { ...waiting, topic: "resume", numberId });
  const [event] = await services.db.select({ slug: events.slug }).from(events).where(eq(events.id, eventId));
  return {
    center,
    ids: {
      eventId,
      registrationId,
      endpointId,
      ...{ hoursId, slotId, bookingId, numberId, day: "2026-12-02", step: "call", "a/code": code },
      ...(await aReferral(services, center)),
      resourceId: await aResource(services, center),
      slug: event?.slug ?? "",
      employerId: center.employerId,
      branchId: center.branchId,
      roomId: center.roomId,
      "m/code": manageCode,
      "t/code": ticketCode,
    },
  };
}

/** A person with one role in the first center, signed in by password. */
async function signedIn(role: Role): Promise<string> {
  const { userId, cookie } = await aPerson(role);
  await services.db.insert(memberships).values({
    centerId: here.center.id,
    id: services.ids.uuid(),
    userId,
    role,
    employerId: role === "employer" ? here.center.employerId : null,
    createdAt: services.clock.now(),
  });
  return cookie;
}

async function anInstallationAdmin(): Promise<string> {
  const { userId, cookie } = await aPerson("installation");
  await services.db.insert(installationAdmins).values({ userId });
  return cookie;
}

async function aPerson(name: string): Promise<{ userId: string; cookie: string }> {
  const email = `${name}@people.example`;
  const userId = await services.accounts.addPerson({ email, name: `The ${name}`, password });
  const signIn = await services.accounts.signIn(new Headers(), { email, password });
  if (signIn.outcome !== "signed-in") throw new Error(signIn.outcome);
  return { userId, cookie: signIn.cookies.map((line) => line.split(";")[0]).join("; ") };
}

/** A tablet that took a kiosk pass of the first center's event. */
async function aKiosk(): Promise<string> {
  const request = { actor: here.center.staff, eventId: here.ids.eventId ?? "", deviceRole: "kiosk" } as const;
  const made = await makeDoorPass(services, request);
  if (made.outcome === "refused") throw new Error(made.reason);
  const { code: token } = services.codes.invitation({ id: made.passId, generation: 1 });
  const redeemed = await redeemDoorPass(services, { center: here.center, token, label: "Lobby" });
  if (redeemed.outcome === "refused") throw new Error(redeemed.reason);
  return `${deviceCookie}=${redeemed.credential}`;
}

/** A phone at the table of the first center's employer. */
async function aTable(): Promise<string> {
  const { credential } = await aTablePhone(services, here.center, here.ids.eventId ?? "");
  return `${deviceCookie}=${credential}`;
}

/** The address of a route in a world; a parameter that nothing stands for is an id of nothing. */
const addressOf = (route: string, { ids }: World) => addressIn(route, ids, services.ids.uuid);

/** What a browser says of a form that it posts. */
const postHeaders = (origin: string, body: string) => ({
  origin,
  "content-type": "application/x-www-form-urlencoded",
  "content-length": String(body.length),
});

/** What a request comes to. A redirect opens nothing: the page it leads to is walked itself. */
async function ask(method: "GET" | "POST", path: string, who: Who, body = "") {
  const origin = `http://${here.center.host}`;
  const response = await server.fetch(
    new Request(`${origin}${path}`, {
      method,
      headers: {
        host: here.center.host,
        cookie: cookies.get(who) ?? "",
        ...(method === "POST" ? postHeaders(origin, body) : {}),
      },
      ...(method === "POST" ? { body } : {}),
    }),
  );
  await response.body?.cancel();
  const { status } = response;
  const location = response.headers.get("location") ?? "";
  return {
    status,
    isOpen: status === 200,
    // Whoever is signed in without a role here is led to where they may get one.
    isRefused: status === 403 || (status === 302 && /^\/(?:sign-in|employer\/organization)/.test(location)),
    isBroken: status >= 500,
    frame: /frame-ancestors ([^;]+)/.exec(response.headers.get("content-security-policy") ?? "")?.[1],
  };
}

function mayOpen(access: Access, who: Who): boolean {
  if (access === "anyone") return true;
  if (who === "nobody") return false;
  return access === "signed-in" ? who !== "kiosk" && who !== "table" : access.includes(who);
}

/** Shown in frames: on other sites, or within the form beside which a preview stands. */
const framed: Record<string, string> = { "embed.events.$slug": "*", "staff.resources.preview": "'self'" };

const routes = readdirSync("app/routes").map((file) => file.replace(/\.tsx?$/, ""));
const walked = Object.entries(pages);

describe("every page", () => {
  test("is in the table, and the table names no other", () => {
    const found = routes.filter((route) => !layouts.includes(route));
    expect(Object.keys(pages).toSorted()).toEqual(found.toSorted());
  });

  test.each(walked)("%s opens for %j alone", async (route, access) => {
    for (const who of everybody) {
      const { isOpen, isRefused, isBroken } = await ask("GET", addressOf(route, here), who);
      expect({ who, isBroken }).toEqual({ who, isBroken: false });
      if (mayOpen(access, who)) expect({ who, isRefused }).toEqual({ who, isRefused: false });
      else expect({ who, isOpen }).toEqual({ who, isOpen: false });
    }
  });

  test.each(walked)(
    "%s is shown in a frame by nobody but where it is made for that",
    async (route, access) => {
      const who = everybody.filter((one) => mayOpen(access, one)).at(-1) ?? "nobody";
      const { frame } = await ask("GET", addressOf(route, here), who);
      expect(frame).toBe(framed[route] ?? "'none'");
    },
  );

  test.each(walked.filter(([, access]) => access !== "anyone"))(
    "%s takes no post from others",
    async (route, access) => {
      for (const who of everybody) {
        if (mayOpen(access, who)) continue;
        const { isRefused, status } = await ask("POST", addressOf(route, here), who);
        expect({ who, isRefused: isRefused || status === 405 }).toEqual({ who, isRefused: true });
      }
    },
  );

  const withIds = walked.filter(
    ([route, access]) =>
      /\$(eventId|registrationId|employerId|branchId|roomId|endpointId|hoursId|bookingId|numberId|partnerId|referralId|resourceId)/.test(
        route,
      ) &&
      Array.isArray(access) &&
      !emptyHanded.includes(route),
  );
  test.each(withIds)("%s finds nothing by another center's ids", async (route, access) => {
    for (const who of signedInAs.filter((role) => mayOpen(access, role))) {
      const address = addressOf(route, abroad);
      const { isOpen, isBroken } = await ask("GET", address, who);
      expect({ who, isOpen, isBroken }).toEqual({ who, isOpen: false, isBroken: false });
      const { status } = await ask("POST", address, who, rightForms[route]?.() ?? "");
      // A pass is for one event: whoever came by it is told no more of another than that it is not its own.
      const isRefused = (who === "kiosk" || who === "table") && status === 403;
      expect({ who, isFound: status !== 404 && status !== 405 && !isRefused }).toEqual({
        who,
        isFound: false,
      });
    }
  });
});

/** Takes away what may be gone already: there is nothing to find, and nothing to tell. */
const emptyHanded = ["employer.events.$eventId.removal", "staff.settings_.webhooks.$endpointId.removal"];

/** Forms that are right, for pages that look at the values before they look for what the address names. */
const rightForms: Record<string, () => string> = {
  "staff.places.branches.$branchId": () => form({ name: "Other", address: "1 Other Street" }),
  "staff.places.rooms.$roomId": () => form({ name: "Other", postedLoad: "50" }),
  "staff.events.$eventId.announcement": () => form({ text: "Hello", formKey: formKeyAbroad() }),
  "staff.events.$eventId.registrations.new": () =>
    form({ name: "Ana", formKey: formKeyAbroad(), language: "en" }),
};

const form = (values: Record<string, string>) => new URLSearchParams(values).toString();
const formKeyAbroad = () =>
  services.formKeys.issue(abroad.ids.eventId ?? "", services.ids.uuid(), services.clock.now());

describe("every API operation", () => {
  const names = Object.entries(operations);
  const pathIn = (operation: string, { ids }: World) =>
    (operation.split(" ")[1] ?? "")
      .replace("/webhooks/{id}", `/webhooks/${ids.endpointId}`)
      .replace("/referrals/{id}", `/referrals/${ids.referralId}`)
      .replace("{deliveryId}", services.ids.uuid())
      .replace("{eventId}", ids.eventId ?? "")
      .replace("{employerId}", ids.employerId ?? "")
      .replace("{id}", ids.registrationId ?? "")
      .replace(/\{(?:scanId|visitId|contactId)\}/, services.ids.uuid());
  const bodyOf = (method: string) => (method === "GET" || method === "DELETE" ? undefined : {});

  test("is in the table, and the table names no other", async () => {
    const { body } = await apiClient(server, here.center.host, null)("GET", "/openapi.json");
    const found = Object.entries<Record<string, unknown>>(body.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(operations).toSorted()).toEqual(found.toSorted());
  });

  test.each(names)(
    "%s answers 401 without a token and 403 to all roles but %j",
    async (operation, allowed) => {
      const [method = ""] = operation.split(" ");
      const path = pathIn(operation, here);
      const nobody = apiClient(server, here.center.host, null);
      expect((await nobody(method, path, bodyOf(method))).status).toBe(401);
      for (const role of roles.filter((candidate) => !allowed.includes(candidate))) {
        const limit = role === "employer" ? { employerId: here.center.employerId } : {};
        const client = await anApiClient(services, server, here.center, role, limit);
        expect({ role, status: (await client(method, path, bodyOf(method))).status }).toEqual({
          role,
          status: 403,
        });
      }
    },
  );

  test.each(names.filter(([operation]) => /\{(eventId|id)\}/.test(operation)))(
    "%s finds nothing by another center's ids",
    async (operation, allowed) => {
      const [method = ""] = operation.split(" ");
      for (const role of allowed) {
        const limit = role === "employer" ? { employerId: here.center.employerId } : {};
        const client = await anApiClient(services, server, here.center, role, limit);
        const body = whole[operation] ?? bodyOf(method);
        const { status } = await client(method, pathIn(operation, abroad), body);
        expect({ role, status }).toEqual({ role, status: 404 });
      }
    },
  );

  test.each(names.filter(([operation]) => operation.includes("{eventId}")))(
    "%s is refused to a token for another event",
    async (operation, allowed) => {
      const [method = ""] = operation.split(" ");
      const other = await aPublishedEvent(services, here.center);
      for (const role of allowed.filter((candidate) => candidate !== "employer")) {
        const client = await anApiClient(services, server, here.center, role, { eventId: other });
        const { status } = await client(method, pathIn(operation, here), bodyOf(method));
        expect({ role, status }).toEqual({ role, status: 403 });
      }
    },
  );

  const ofTables = (operation: string) => /\{eventId\}\/table(?:$|-)/.test(operation);
  test.each(names)("%s is a table's phone's own, or refused to it", async (operation) => {
    const [method = ""] = operation.split(" ");
    const client = apiClient(server, here.center.host, null);
    const headers = { cookie: cookies.get("table") ?? "", origin: `http://${here.center.host}` };
    const askAt = (world: World) =>
      client(method, pathIn(operation, world), whole[operation] ?? bodyOf(method), headers);
    const { status } = await askAt(here);
    expect(status === 403).toBe(!ofTables(operation));
    expect(status).toBeLessThan(500);
    if (operation.includes("{eventId}")) expect((await askAt(abroad)).status).toBe(403);
  });

  test.each(names)("%s is refused to a kiosk, at its own event too", async (operation) => {
    const [method = ""] = operation.split(" ");
    const client = apiClient(server, here.center.host, null);
    const headers = { cookie: cookies.get("kiosk") ?? "", origin: `http://${here.center.host}` };
    const body = whole[operation] ?? bodyOf(method);
    const { status } = await client(method, pathIn(operation, here), body, headers);
    expect(status).toBe(403);
  });

  /** Bodies that are right, for operations that look at them before they look for the event. */
  const whole: Record<string, unknown> = {
    "POST /events/{eventId}/registrations": { name: "Ana" },
    "POST /events/{eventId}/scans": { scanId: "6ba7b810-9dad-11d1-80b4-00c04fd430c8", code: "x" },
    "POST /events/{eventId}/employers/invitations": { employerIds: ["6ba7b810-9dad-11d1-80b4-00c04fd430c8"] },
    "PUT /events/{eventId}/employers/{employerId}/declination": { reason: "All tables are given." },
    "PUT /webhooks/{id}": {
      ...{ label: "Dashboard", url: "https://hooks.example.org/", types: ["event.closed"], scope: "ids" },
    },
    "POST /events/{eventId}/outcomes": { employerId: "6ba7b810-9dad-11d1-80b4-00c04fd430c8" },
    "POST /events/{eventId}/walk-ins": { scanId: "6ba7b810-9dad-11d1-80b4-00c04fd430c8" },
    "POST /events/{eventId}/ticket-search": { q: "rosa" },
    "PATCH /events/{eventId}": { title: "Other" },
    "PUT /referrals/{id}/state": { state: "contacted", how: "patron" },
  };
});
