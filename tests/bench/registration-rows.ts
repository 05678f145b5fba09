import { registerPatron } from "~/app/commands/register-patron.server";
import { sideOf } from "./compare";
import { each, load } from "./load";
import { makeEvent, makeTokens, refreshPlans, type Setting, sendAll } from "./setting";
import { type Row, spread, whole } from "./table";
import { aRegistrationBy } from "./work";

const capacity = 1_000;
const clients = 32;

/** Registrations with an address, each with its confirmation in the outbox, until the event is full. */
export async function registrationRows(setting: Setting): Promise<Row[]> {
  await overHttp(setting, 300);
  await refreshPlans(setting);
  return [await overHttp(setting, capacity), await byCommand(setting)];
}

async function overHttp(setting: Setting, capacity: number): Promise<Row> {
  const { id } = await makeEvent(setting, { capacity });
  const tokens = await makeTokens(setting, "staff", 60);
  const { host } = setting.center;
  const requests = Array.from({ length: capacity }, (_, n) =>
    aRegistrationBy(tokens[n % tokens.length], host, id, `visitor${n}@http.example`),
  );
  const run = await load({ port: setting.port, clients, next: each(requests), expect: [201] });
  return rowOf("over HTTP", setting, { id, capacity }, sideOf([run]));
}

async function byCommand(setting: Setting): Promise<Row> {
  const { services, center } = setting;
  const { id } = await makeEvent(setting, { capacity });
  const latencies: number[] = [];
  let n = 0;
  const register = async () => {
    n += 1;
    const patron = {
      name: `Visitor ${n}`,
      email: `visitor${n}@command.example`,
      phone: null,
      language: "en",
    };
    const begin = performance.now();
    const request = { center, eventId: id, patron, origin: "api" as const, key: null };
    const result = await registerPatron(services, request);
    if (result.outcome === "registered") latencies.push(performance.now() - begin);
    return result.outcome === "registered";
  };
  const begin = performance.now();
  const lane = async () => {
    while (await register());
  };
  await Promise.all(Array.from({ length: clients }, lane));
  const seconds = (performance.now() - begin) / 1000;
  return rowOf(
    "by the command",
    setting,
    { id, capacity },
    sideOf([{ done: latencies.length, seconds, latencies }]),
  );
}

async function rowOf(
  how: string,
  { services, center }: Setting,
  { id, capacity }: { id: string; capacity: number },
  side: ReturnType<typeof sideOf>,
): Promise<Row> {
  const [stored] = await services.sql<{ places: number }[]>`
    select places_taken(${center.id}, ${id})::int as places`;
  if (stored?.places !== capacity) throw new Error(`${stored?.places} places are taken of ${capacity}`);
  await sendAll({ services });
  const name = `Registrations ${how} until ${whole(capacity)} places are full`;
  return { name, ours: `${whole(side.throughput)} /s`, ...spread(side) };
}
