import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { slots } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration } from "../factories/center";
import { anApiClient, createTestServer } from "../factories/server";
import { createTestServices, noon } from "../factories/services";
import { anEventAhead, book, someSlots } from "../factories/slots";

test("a roster says how many interview times of each employer are free, the first of them, and nobody's name", async () => {
  const services = await createTestServices();
  onTestFinished(() => services.drop());
  const server = createTestServer(services);
  const center = await aCenter(services);
  const door = await anApiClient(services, server, center, "door");
  const at = await anEventAhead(services, center, { in: 60 });
  const times = { count: 3, seats: 2 };
  const [begun = "", taken = "", free = ""] = await someSlots(services, center, at, times);
  const visitor = async (name: string) =>
    (await aRegistration(services, center, at, { name })).registrationId;
  for (const name of ["Ana Ruiz", "Bo Larsen"]) await book(services, center, await visitor(name), taken);
  const [cy, di] = [await visitor("Cy Tan"), await visitor("Di Wu")];
  const [slot] = await services.db.select().from(slots).where(eq(slots.id, free));
  const [first] = await services.db.select().from(slots).where(eq(slots.id, begun));
  services.clock.set(first?.startsAt ?? noon);
  const listed = async () => (await door("GET", `/events/${at}/roster`)).body.interviews;
  expect(await listed()).toEqual([
    {
      employer: "Harborline Logistics LLC",
      free: 1,
      next: slot?.startsAt.toISOString(),
      place: "Table 4",
    },
  ]);
  await book(services, center, cy, free);
  expect(await listed()).toMatchObject([{ free: 1 }]);
  await book(services, center, di, free);
  expect(await listed()).toEqual([{ employer: "Harborline Logistics LLC", free: 0 }]);
  const without = await aPublishedEvent(services, center);
  expect((await door("GET", `/events/${without}/roster`)).body.interviews).toEqual([]);
  expect(server.faults).toEqual([]);
});
