import { aCrowd } from "../factories/crowd";
import { book, someSlots } from "../factories/slots";
import { sideOf } from "./compare";
import { makeEvent, refreshPlans, type Setting } from "./setting";
import { type Row, spread, whole } from "./table";

const people = 500;
const slotCount = 8;
const seatsOfSlot = 5;
const seats = slotCount * seatsOfSlot;
const runs = 5;

/** 500 visitors at once who each want one of 40 seats; whoever finds their time full is told so, and all 40 are had. */
export async function slotsRow(setting: Setting): Promise<Row> {
  await race(setting);
  await refreshPlans(setting);
  const latencies: number[] = [];
  let seconds = 0;
  for (let run = 0; run < runs; run += 1) {
    const raced = await race(setting);
    latencies.push(...raced.latencies);
    seconds += raced.seconds;
  }
  const side = sideOf([{ done: latencies.length, seconds, latencies }]);
  return {
    name: `Interview times: ${people} visitors for ${seats} seats at once, exactly ${seats} booked`,
    ours: `${whole((seats * runs) / seconds)} bookings/s`,
    ...spread(side),
  };
}

async function race(setting: Setting): Promise<{ seconds: number; latencies: number[] }> {
  const { services, center } = setting;
  const { id: eventId } = await makeEvent(setting, { capacity: people });
  const slotIds = await someSlots(services, center, eventId, {
    // The event begins within a minute, and a form names whole ones.
    ...{ after: 1, count: slotCount, seats: seatsOfSlot, length: 10 },
  });
  const names = Array.from({ length: people }, (_, n) => `Visitor ${n}`);
  await aCrowd(services, { centerId: center.id, eventId }, names);
  const registered = await services.sql<{ id: string }[]>`
    select id from registrations where center_id = ${center.id} and event_id = ${eventId}`;
  const latencies: number[] = [];
  const begin = performance.now();
  const outcomes = await Promise.all(
    registered.map(async ({ id }, n) => {
      const from = performance.now();
      const { outcome } = await book(services, center, id, slotIds[n % slotCount] ?? "");
      latencies.push(performance.now() - from);
      return outcome;
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  const booked = outcomes.filter((outcome) => outcome === "booked").length;
  const [held] = await services.sql<{ held: number }[]>`
    select count(*)::int as held from bookings b join slots s on s.center_id = b.center_id and s.id = b.slot_id
    where s.center_id = ${center.id} and s.event_id = ${eventId} and b.status = 'booked'`;
  if (booked !== seats || held?.held !== seats) {
    throw new Error(`${booked} were told a seat and ${held?.held} are held, of ${seats}`);
  }
  return { seconds, latencies };
}
