import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anAppointment, appointmentsIn, someHours } from "../factories/appointments";
import { aCenter, type TestCenter } from "../factories/center";
import { anApiClient, type apiClient, createTestServer } from "../factories/server";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let api: ReturnType<typeof apiClient>;
let slotId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const server = createTestServer(services);
  api = await anApiClient(services, server, center, "staff");
  const { times } = await someHours(services, center, { hours: { untilDay: "2026-12-02" } });
  slotId = times[0]?.id ?? "";
});

const span = "from=2026-12-02T00:00:00-08:00&until=2026-12-03T00:00:00-08:00";

test("times are listed with whether they are free, and without names", async () => {
  await anAppointment(services, center, slotId);
  const { status, body } = await api("GET", `/appointments?${span.replaceAll(":", "%3A")}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ items: [{ id: slotId, isFree: false }, { isFree: true }, { isFree: true }] });
  expect(JSON.stringify(body)).not.toContain("Rosa");
});

test.each([
  ["an end before the start", "from=2026-12-03T00:00:00Z&until=2026-12-02T00:00:00Z"],
  ["more than two months", "from=2026-12-03T00:00:00Z&until=2027-12-02T00:00:00Z"],
  ["no end", "from=2026-12-03T00:00:00Z"],
])("a span with %s is refused", async (_what, query) => {
  expect((await api("GET", `/appointments?${query}`)).status).toBe(422);
});

test("an appointment is booked once, however often it is sent, and cancelled", async () => {
  const id = services.ids.uuid();
  const send = () => api("POST", `/appointments/${slotId}/bookings`, { id, name: "Rosa Delgado" });
  const [first, again] = [await send(), await send()];
  expect([first.status, again.body]).toEqual([201, first.body]);
  const others = await api("POST", `/appointments/${slotId}/bookings`, { name: "Sam Park" });
  expect(others).toMatchObject({ status: 409, body: { code: "time-taken" } });
  const cancelled = await api("DELETE", `/appointments/bookings/${id}`);
  expect(cancelled).toMatchObject({ status: 200, body: { id, status: "cancelled" } });
  expect(await appointmentsIn(services, slotId)).toMatchObject([{ status: "cancelled", endedBy: "staff" }]);
});
