import { eq } from "drizzle-orm";
import { chores } from "~/app/worker/chores.server";
import { sendDue } from "~/app/worker/worker.server";
import { employers, events, installationAdmins, memberships, registrations, users } from "~/db/schema";
import { seedDemonstration } from "~/db/seed";
import { addressIn, pages } from "../e2e/role-matrix";
import { browse } from "../factories/browser";
import { servePages } from "../factories/pages";
import { createTestServices, type TestServices } from "../factories/services";

const origin = "http://localhost:3000";

/**
 * What the application asks of the database where the demonstration is made by the commands themselves, the workers go
 * round once, and every page is opened by whoever may: each statement once, with the numbers of its parameters' types.
 */
export async function demonstratedStatements(): Promise<Map<string, readonly number[]>> {
  const statements = new Map<string, readonly number[]>();
  let isRecording = true;
  const services = await createTestServices((text, types) => {
    if (isRecording) statements.set(text, types);
  });
  try {
    const made = await seedDemonstration(services, origin);
    for (const { run } of chores) await run(services, { isStopping: () => false });
    await sendDue(services, { originOf: async () => origin, onError: () => {} });
    isRecording = false;
    const ids = await idsOfEach(services);
    const served = await servePages(services, { names: [""], origin });
    for (const { role, email } of made?.people ?? []) {
      if (role !== "admin" && role !== "employer") continue;
      const browser = browse(served);
      isRecording = true;
      await browser.post("/sign-in", { email, password: made?.password ?? "" });
      for (const route of Object.keys(pages)) await browser.get(addressIn(route, ids, services.ids.uuid));
      isRecording = false;
    }
  } finally {
    await services.drop();
  }
  return statements;
}

/** One of everything that an address may name. */
async function idsOfEach({ db }: Pick<TestServices, "db">): Promise<Record<string, string>> {
  const [event] = await db.select().from(events).where(eq(events.type, "job-fair"));
  const [registration] = await db.select().from(registrations);
  const [employer] = await db.select().from(employers);
  const [admin] = await db.select().from(memberships).where(eq(memberships.role, "admin"));
  if (admin !== undefined) await db.insert(installationAdmins).values({ userId: admin.userId });
  const [user] = await db.select().from(users);
  return {
    eventId: event?.id ?? "",
    slug: event?.slug ?? "",
    registrationId: registration?.id ?? "",
    employerId: employer?.id ?? "",
    centerId: event?.centerId ?? "",
    userId: user?.id ?? "",
  };
}
