import { and, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { sendLostTickets } from "~/app/commands/send-lost-tickets.server";
import { outbox } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let abroad: TestCenter;
const hour = 3_600_000;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  abroad = await aCenter(services);
});

let asked = 0;
/** From an address of its own each time, unless one is named. */
function ask(email: string, clientAddress = `203.0.113.${(asked += 1)}`) {
  return sendLostTickets(services, { center, clientAddress, email });
}
const sentAgain = async (registrationId?: string) =>
  services.db.$count(
    outbox,
    and(
      like(outbox.dedupeKey, "lost-ticket:%"),
      eq(outbox.centerId, center.id),
      registrationId === undefined ? undefined : eq(outbox.registrationId, registrationId),
    ),
  );
const anEventIn = (hours: number) =>
  aPublishedEvent(services, center, {
    startsAt: new Date(noon.getTime() + hours * hour),
    endsAt: new Date(noon.getTime() + (hours + 3) * hour),
  });

describe("lost tickets", () => {
  test("are mailed again, all that an address was given for, however it is typed", async () => {
    const events = [await anEventIn(30), await anEventIn(50)];
    for (const eventId of events) {
      for (const name of ["Ana", "Ben"])
        await aRegistration(services, center, eventId, { name, email: "family@mail.example" });
    }
    await aRegistration(services, center, await anEventIn(30), { email: "other@mail.example" });
    expect(await ask("Family@Mail.example")).toEqual({ outcome: "asked" });
    expect(await sentAgain()).toBe(4);
  });

  test("are those of coming events, of places that are held, and of this center", async () => {
    const email = "ana@mail.example";
    await aRegistration(services, center, await anEventIn(1), { email });
    const { registrationId } = await aRegistration(services, center, await anEventIn(30), { email });
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    await aRegistration(services, abroad, await aPublishedEvent(services, abroad), { email });
    services.clock.set(new Date(noon.getTime() + 4 * hour));
    await ask(email);
    expect(await sentAgain()).toBe(0);
  });

  test("are answered alike where the address is not known, and nothing is sent", async () => {
    expect(await ask("nobody@mail.example")).toEqual({ outcome: "asked" });
    expect(await sentAgain()).toBe(0);
  });

  test("go once in a while, however often they are asked for, and again later", async () => {
    const { registrationId } = await aRegistration(services, center, await anEventIn(30), {
      email: "ana@mail.example",
    });
    for (const _time of [1, 2, 3]) await ask("ana@mail.example");
    expect(await sentAgain(registrationId)).toBe(1);
    services.clock.advance(hour / 4);
    await ask("ana@mail.example");
    expect(await sentAgain(registrationId)).toBe(2);
  });

  test("of a crowd at one address are the twenty soonest", async () => {
    const eventId = await anEventIn(30);
    for (let n = 0; n < 22; n += 1) {
      await aRegistration(services, center, eventId, { name: `Visitor ${n}`, email: "shelter@mail.example" });
    }
    const { registrationId } = await aRegistration(services, center, await anEventIn(20), {
      email: "shelter@mail.example",
    });
    await ask("shelter@mail.example");
    expect([await sentAgain(), await sentAgain(registrationId)]).toEqual([20, 1]);
  });
});

describe("who asks too often waits", () => {
  test("for one address, known or not, whoever asks", async () => {
    for (const email of ["ana@mail.example", "nobody@mail.example"]) {
      for (let n = 0; n < 5; n += 1) expect((await ask(email)).outcome).toBe("asked");
      expect(await ask(email.toUpperCase())).toMatchObject({ outcome: "limited", retryAfterSeconds: 900 });
    }
  });

  test("from one network, and not from the center's own", async () => {
    for (let n = 0; n < 60; n += 1)
      expect((await ask(`a${n}@mail.example`, "198.51.100.7")).outcome).toBe("asked");
    expect((await ask("b@mail.example", "198.51.100.7")).outcome).toBe("limited");
    const own = { ...center, settings: { ...center.settings, ownNetworks: ["198.51.100.0/24"] } };
    const request = { center: own, clientAddress: "198.51.100.7", email: "c@mail.example" };
    expect((await sendLostTickets(services, request)).outcome).toBe("asked");
  });
});
