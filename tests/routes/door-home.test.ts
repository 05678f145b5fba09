import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { browse } from "~/tests/factories/browser";
import { aCenter, aDraft, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 24 * 3_600_000;

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  const names = ["door", "sign-"];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});

const later = (days: number) => new Date(noon.getTime() + days * day);

test("a volunteer's sign-in leads to the doors of now, and to the next events' under them", async () => {
  const live = await aPublishedEvent(services, center, { title: "Open at this hour" });
  const next = await aPublishedEvent(services, center, {
    title: "Open next week",
    startsAt: later(7),
    endsAt: later(7.1),
    doorsOpenAt: later(6.9),
    doorsCloseAt: later(7.1),
  });
  await aDraft(services, center, { title: "Nobody's business yet" });
  const { email } = await aPerson(services, center, "door");
  const volunteer = browse(pages);
  await volunteer.post("/sign-in", { email, password });
  const home = await volunteer.follow("/sign-in");
  expect(home.at).toBe("/door");
  const [now = "", ahead = ""] = home.html.split("Next events");
  expect(now).toContain(`href="/door/${live}"`);
  expect(now).not.toContain(next);
  expect(ahead).toContain(`href="/door/${next}"`);
  expect(home.html).not.toContain("Nobody's business yet");
});

test("a phone with a door pass is led on to the event of its pass", async () => {
  const eventId = await aPublishedEvent(services, center);
  const made = await makeDoorPass(services, { actor: center.staff, eventId });
  if (made.outcome === "refused") throw new Error(made.reason);
  const phone = browse(pages);
  await phone.post(`/door-pass/${services.codes.invitation({ id: made.passId, generation: 1 }).code}`, {
    label: "Nia",
  });
  expect((await phone.get("/door")).location).toBe(`/door/${eventId}`);
});

test("an employer has no doors to open", async () => {
  const { email } = await aPerson(services, center, "employer");
  const employer = browse(pages);
  await employer.post("/sign-in", { email, password });
  expect((await employer.get("/door")).status).toBe(403);
});
