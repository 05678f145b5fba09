import { readFileSync } from "node:fs";
import { desc, eq, isNull } from "drizzle-orm";
import { apiTokens, bookings, centers, installationAdmins, users } from "~/db/schema";
import { type BuiltApplication, demonstration, startBuiltApplication } from "~/tests/e2e/application";
import { servicesOn } from "~/tests/factories/services";
import { type ApiDocument } from "./api-requests";
import { type Answer, type Asked, httpClient } from "./client";
import { type Way, walk } from "./pages";
import type { Visit } from "./query-requests";
import type { KnownIds } from "./schema-values";
import { anAppointmentPage, aPublicReportPage, startsOf } from "./starts";

const roles = ["admin", "staff", "door", "employer"] as const;

/** The application with its demonstration, as a process of its own, and what an attacker of every role holds. */
export interface Target {
  app: BuiltApplication;
  ask(asked: Asked): Promise<Answer>;
  document: ApiDocument;
  tokens: string[];
  ids: KnownIds;
  visits: Visit[];
  /** Megabytes that the process holds in memory. */
  memory(): number;
  stop(): Promise<void>;
}

/** @param tokensEach of each role, enough that none comes near its limit of 50 a second */
export async function openTarget(
  {
    tokensEach,
    pagesEach,
    isAimedAt,
  }: { tokensEach: number; pagesEach: number; isAimedAt: Way["isAimedAt"] },
  onAnswer: (asked: Asked, answer: Answer) => void,
): Promise<Target> {
  const app = await startBuiltApplication({
    hasMailServer: false,
    // Each request may then come from an address of its own, so that limits do not answer in place of pages.
    env: { TRUSTED_PROXIES: "127.0.0.1" },
  });
  const { ask, close } = httpClient(app.origin);
  const get = (path: string) => ask({ method: "GET", path, headers: {}, body: null });
  const stop = async () => {
    close();
    await app.stop();
  };
  try {
    const document: ApiDocument = JSON.parse((await get("/api/v1/openapi.json")).text);
    const tokens = await makeTokens(app, tokensEach);
    const visits: Visit[] = [];
    await nameInstallationAdmin(app);
    const cookies = { anyone: "", ...(await signInAll(ask, app.origin)) };
    const appointment = await anAppointmentPage(ask, app.origin);
    const report = await aPublicReportPage(ask, app.origin, cookies.admin);
    const unlinked: Partial<Record<keyof typeof cookies, string[]>> = {
      anyone: [appointment, report],
      staff: await bookedPages(app),
    };
    for (const role of ["anyone", ...roles] as const) {
      const cookie = cookies[role];
      const starts = [...(unlinked[role] ?? []), ...startsOf[role]];
      const way = { cookie, starts, most: pagesEach, isAimedAt };
      visits.push({ cookie, ...(await walk(ask, way, onAnswer)) });
    }
    const ids = [
      ...new Set(
        visits
          .flatMap(({ pages }) => pages)
          .join(" ")
          .match(/[0-9a-f]{8}-[0-9a-f-]{27}/g),
      ),
    ];
    return { app, ask, document, tokens, ids, visits, memory: () => residentMegabytes(app.pid), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The demonstration's admin makes and closes centers too. */
async function nameInstallationAdmin({ database: { db } }: BuiltApplication): Promise<void> {
  const isAdmin = eq(users.email, demonstration.emailOf("admin"));
  const [admin] = await db.select({ userId: users.id }).from(users).where(isAdmin);
  if (admin !== undefined) await db.insert(installationAdmins).values(admin).onConflictDoNothing();
}

/** Staff's pages of the last appointments that were booked, which stand on the sheets of days far ahead. */
async function bookedPages({ database: { db } }: BuiltApplication): Promise<string[]> {
  const rows = await db
    .select({ id: bookings.id })
    .from(bookings)
    .where(isNull(bookings.registrationId))
    .orderBy(desc(bookings.id))
    .limit(2);
  return rows.map(({ id }) => `/staff/appointments/bookings/${id}`);
}

async function makeTokens({ database }: BuiltApplication, each: number): Promise<string[]> {
  const services = servicesOn(database);
  const [center] = await database.db.select({ id: centers.id }).from(centers);
  const made = Array.from({ length: each }, () =>
    roles.map((role) => ({ role, token: services.ids.secret() })),
  ).flat();
  await database.db.insert(apiTokens).values(
    made
      .filter(({ role }) => role !== "employer")
      .map(({ role, token }) => ({
        centerId: center?.id ?? "",
        id: services.ids.uuid(),
        label: "fuzz",
        tokenHash: services.codes.hash(token),
        role,
        createdBy: "fuzz",
        createdAt: new Date(),
      })),
  );
  return made.filter(({ role }) => role !== "employer").map(({ token }) => token);
}

async function signInAll(
  ask: Target["ask"],
  origin: string,
): Promise<Record<(typeof roles)[number], string>> {
  const [admin, staff, door, employer] = [
    await signIn(ask, origin, "admin"),
    await signIn(ask, origin, "staff"),
    await signIn(ask, origin, "door"),
    await signIn(ask, origin, "employer"),
  ];
  return { admin, staff, door, employer };
}

/** @returns the cookies of a signed-in browser, as it sends them */
async function signIn(ask: Target["ask"], origin: string, role: (typeof roles)[number]): Promise<string> {
  const values = { email: demonstration.emailOf(role), password: demonstration.password };
  const answer = await ask({
    method: "POST",
    path: "/sign-in",
    headers: { origin, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(values).toString(),
  });
  const cookies = (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0] ?? "");
  if (cookies.length === 0) throw new Error(`${role} is not signed in: ${answer.status}`);
  return cookies.join("; ");
}

/** Of Linux, by /proc; elsewhere there is nothing to read, and 0 is told. */
function residentMegabytes(pid: number): number {
  try {
    const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
