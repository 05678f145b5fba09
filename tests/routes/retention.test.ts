import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { defaultRetention } from "~/app/domain/registrations/retention";
import { audit, centers } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const path = "/staff/settings/retention";
let services: TestServices;
let center: TestCenter;
let admin: ReturnType<typeof browse>;
let revision: number;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const pages = await servePages(services, {
    names: ["staff", "sign-", "($locale)"],
    origin: `http://${center.host}:3000`,
  });
  const { email } = await aPerson(services, center, "admin");
  admin = browse(pages);
  await admin.post("/sign-in", { email, password });
  revision = (await settingsOf())?.revision ?? 0;
});

const usual = {
  ...Object.fromEntries(Object.entries(defaultRetention).map(([name, value]) => [name, String(value)])),
  accommodationCutOffDays: "5",
};
const settingsOf = async () => {
  const [row] = await services.db
    .select({ settings: centers.settings, revision: centers.revision })
    .from(centers)
    .where(eq(centers.id, center.id));
  return row;
};

describe("how long data is kept", () => {
  test("is set by an admin, said by the privacy page at once, and in the trail", async () => {
    expect((await admin.get("/privacy")).html).toContain("30 days after the event");
    const saved = await admin.post(path, {
      ...usual,
      contactDays: "12",
      accommodationDays: "3",
      consentYears: "6",
      accommodationCutOffDays: "9",
    });
    expect(saved.location).toBe(`${path}?done=saved`);
    expect(await settingsOf()).toMatchObject({
      settings: {
        contactEmail: center.settings.contactEmail,
        accommodationCutOffDays: 9,
        retention: { contactDays: 12, outcomeDays: 100, accommodationDays: 3, consentYears: 6 },
      },
      revision: revision + 1,
    });
    const { html } = await admin.get("/privacy");
    for (const part of ["12 days after", "100 days after", "3 days after", "for 6 years"])
      expect(html).toContain(part);
    const trail = await services.db.select().from(audit).where(eq(audit.subjectId, center.id));
    expect(trail.map(({ action, from, to }) => `${action} ${from} ${to}`).toSorted()).toEqual([
      "edited accommodationCutOffDays 5 9",
      "edited accommodationDays 7 3",
      "edited consentYears 4 6",
      "edited contactDays 30 12",
    ]);
  });

  test("saved as it stands changes nothing, and keeps what the other settings' page saves", async () => {
    expect((await admin.post(path, usual)).location).toBe(`${path}?done=unchanged`);
    expect(await settingsOf()).toMatchObject({ revision });
    await admin.post(path, { ...usual, contactDays: "12" });
    const { html } = await admin.get("/staff/settings");
    const fields = { name: "New name", timeZone: center.timeZone, mailFrom: center.mailFrom };
    const more = { contactEmail: "new@center.example", brandColor: "", ownNetworks: "", privacyNote: "" };
    expect(html).toContain(`href="${path}"`);
    expect((await admin.post("/staff/settings", { ...fields, ...more })).location).toBe(
      "/staff/settings?done=saved",
    );
    expect(await settingsOf()).toMatchObject({
      settings: { contactEmail: "new@center.example", retention: { contactDays: 12 } },
    });
  });

  test.each([
    ["no number", { contactDays: "a month" }, "field-contactDays-error"],
    ["nothing", { rosterDays: "" }, "field-rosterDays-error"],
    ["less than the least", { accommodationDays: "0" }, "field-accommodationDays-error"],
    ["more than the most", { consentYears: "11" }, "field-consentYears-error"],
    ["less for whoever agreed to more", { contactDays: "101" }, "field-outcomeDays-error"],
    ["a cut-off of months", { accommodationCutOffDays: "61" }, "field-accommodationCutOffDays-error"],
  ])("is not set to %s, which is said by the field", async (_what, fields, error) => {
    const { status, html } = await admin.post(path, { ...usual, ...fields });
    expect(status).toBe(422);
    expect(html).toContain(`id="${error}"`);
    expect(await settingsOf()).toMatchObject({ revision });
  });

  test("is shown with what each run deleted, by numbers alone", async () => {
    expect((await admin.get(path)).html).toContain("Nothing was due yet");
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: "Ana Ruiz" });
    services.clock.advance(40 * 24 * 3_600_000);
    await forgetPatrons(services);
    const { html } = await admin.get(path);
    expect(html).toMatch(/Sun, Jan 10, 2027, 12:00.PM/);
    expect(html).toMatch(/data-label="Names and contacts"><div>1</);
    expect(html).not.toContain("Ana");
  });
});
