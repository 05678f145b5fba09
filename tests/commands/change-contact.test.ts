import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Contact, changeContact } from "~/app/commands/change-contact.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { sendDue } from "~/app/worker/worker.server";
import { audit, outbox, patrons, registrations } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
const first = { email: "ana@mail.example", phone: "213 555 0100", language: "en" };
beforeEach(async () => {
  eventId = await aPublishedEvent(services, center);
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", ...first });
  await sendAll();
});

async function sendAll(): Promise<void> {
  const options = {
    originOf: async () => "https://center.example",
    onError: (error: unknown) => {
      throw error;
    },
  };
  while ((await sendDue(services, options)) > 0);
}
const actor = () => ({ kind: "patron" as const, id: place.registrationId, centerId: center.id });
const to = (contact: Partial<Contact>) =>
  changeContact(services, {
    actor: actor(),
    center,
    registrationId: place.registrationId,
    contact: { ...first, ...contact },
  });
async function stored() {
  const [row] = await services.db
    .select()
    .from(patrons)
    .innerJoin(registrations, eq(registrations.id, patrons.registrationId))
    .where(eq(patrons.registrationId, place.registrationId));
  const open = (cipher: string | null | undefined) => (cipher ? services.contacts.open(cipher) : null);
  return {
    name: row?.patrons.name,
    email: open(row?.patrons.emailCipher),
    phone: open(row?.patrons.phoneCipher),
    language: row?.registrations.language,
    revision: row?.registrations.revision,
  };
}
const confirmations = () =>
  services.db.$count(
    outbox,
    and(eq(outbox.registrationId, place.registrationId), eq(outbox.kind, "registration-confirmed")),
  );

describe("a changed contact", () => {
  test("is kept sealed, the door and the trail see that it changed and not to what, and the name stays", async () => {
    const changed = await to({ email: "ana@new.example", phone: null, language: "es" });
    expect(changed).toEqual({ outcome: "changed", changed: ["email", "phone", "language"] });
    expect(await stored()).toEqual({
      name: "Ana Ruiz",
      email: "ana@new.example",
      phone: null,
      language: "es",
      revision: 2,
    });
    const trail = await services.db.select().from(audit).where(eq(audit.subjectId, place.registrationId));
    expect(trail.map(({ action, from, to: after }) => [action, from, after])).toEqual([
      ["edited email", null, null],
      ["edited phone", null, null],
      ["edited language", null, null],
    ]);
    expect(trail).toMatchObject([{ actorKind: "patron" }, { actorKind: "patron" }, { actorKind: "patron" }]);
  });

  test("that is the same changes nothing", async () => {
    expect(await to({})).toEqual({ outcome: "changed", changed: [] });
    expect(await stored()).toMatchObject({ revision: 1 });
  });

  test("to a new address brings the ticket there, and a changed phone or language does not", async () => {
    await to({ phone: "213 555 0199", language: "ko" });
    expect(await confirmations()).toBe(1);
    await to({ phone: "213 555 0199", language: "ko", email: "ana@new.example" });
    expect(await confirmations()).toBe(2);
    await sendAll();
    expect(services.mailer.sent.at(-1)).toMatchObject({ to: "ana@new.example" });
  });

  test("to no address any more sends nothing, also of what was written before", async () => {
    await to({ email: "ana@new.example" });
    await to({ email: null });
    await sendAll();
    expect(services.mailer.sent.at(-1)?.to).not.toBe("ana@new.example");
  });

  test("of a place that was given back brings no ticket", async () => {
    await cancelRegistration(services, { actor: actor(), center, registrationId: place.registrationId });
    await to({ email: "ana@new.example" });
    expect(await stored()).toMatchObject({ email: "ana@new.example" });
    expect(await confirmations()).toBe(1);
  });

  test("leaves the ticket that is printed good", async () => {
    await to({ email: "ana@new.example", language: "es" });
    const scan = await recordScan(services, {
      actor: center.door,
      eventId,
      scanId: services.ids.uuid(),
      text: place.ticketCode,
      ...{ scannedAt: null, door: null, device: null, override: false, verdictMs: null },
    });
    expect(scan).toMatchObject({ answer: { outcome: "admitted" } });
  });

  test("of somebody who was forgotten is nobody's", async () => {
    await services.db.delete(patrons).where(eq(patrons.registrationId, place.registrationId));
    expect(await to({ email: "ana@new.example" })).toEqual({ outcome: "refused", reason: "not-found" });
  });
});
