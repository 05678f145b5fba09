import type { Browser, Page } from "@playwright/test";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localOf } from "~/app/domain/time/zoned-time";
import { bookings, slots } from "~/db/schema";
import {
  type BuiltApplication,
  demonstration,
  photographFailures,
  signIn,
  startBuiltApplication,
} from "./application";
import { launchBrowser } from "./browser";

let app: BuiltApplication;
let browser: Browser;

beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: false });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  expect(faults).toBe("");
});

/** An old phone whose browser runs no script. */
async function anOldPhone(): Promise<Page> {
  const viewport = { width: 320, height: 568 };
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  return context.newPage();
}

/** The appointment that was booked last. */
async function lastBooked() {
  const [last] = await app.database.db
    .select({ id: bookings.id, slotId: bookings.slotId, presence: bookings.presence })
    .from(bookings)
    .where(eq(bookings.origin, "web"))
    .orderBy(desc(bookings.createdAt))
    .limit(1);
  if (last === undefined) throw new Error("nothing is booked");
  return last;
}

/** The appointment began a quarter of an hour ago. */
async function itIsTime(slotId: string): Promise<string> {
  const startsAt = new Date(Date.now() - 15 * 60_000);
  const endsAt = new Date(startsAt.getTime() + 45 * 60_000);
  const counselor = "Somebody else";
  await app.database.db.update(slots).set({ startsAt, endsAt, counselor }).where(eq(slots.id, slotId));
  return localOf(startsAt, "America/Los_Angeles").date;
}

test("somebody without e-mail books an appointment in Spanish on an old phone, moves it, and staff mark that they came", async () => {
  photographFailures(browser);
  const phone = await anOldPhone();
  await phone.goto(`${app.origin}/es/appointments`);
  await phone
    .getByRole("link", { name: /^Reservar/ })
    .last()
    .click();
  await phone.getByLabel("Nombre").fill("Lucía Fernández");
  await phone.getByRole("button", { name: "Reservar esta hora" }).click();
  await phone.getByText("Su cita está reservada.").waitFor();
  await phone.getByText("Para Lucía Fernández").waitFor();
  const before = await lastBooked();

  await phone.getByRole("link", { name: "Cambiar a otra hora" }).click();
  await phone
    .getByRole("button", { name: /^Cambiar a/ })
    .first()
    .click();
  await phone.getByText("Su cita tiene la nueva hora.").waitFor();
  const { id, slotId } = await lastBooked();
  expect([id, slotId === before.slotId]).toEqual([before.id, false]);

  const desk = await anOldPhone();
  await signIn(desk, app, demonstration.emailOf("staff"));
  await desk.goto(`${app.origin}/staff/appointments/days/${await itIsTime(slotId)}`);
  await desk.getByRole("button", { name: "Kept: Lucía Fernández" }).click();
  await desk.getByRole("button", { name: "Take back: Lucía Fernández" }).waitFor();
  expect((await lastBooked()).presence).toBe("kept");

  await phone.getByRole("button", { name: "Terminé: borrar esta pantalla" }).click();
  await phone.waitForURL(`${app.origin}/`);
  await phone.goBack();
  await phone.getByText("Esta pantalla fue borrada").waitFor();
});
