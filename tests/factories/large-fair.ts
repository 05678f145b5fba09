import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { events } from "~/db/schema";
import type { TestCenter } from "./center";
import { aFair } from "./fairs";
import { anEmployerAt } from "./openings";

interface LargeFair {
  /** How many employers come, each to its table. */
  employers: number;
  /** How many openings each brings. */
  openingsEach: number;
}

/** A published fair of many employers, with names, jobs and pay as they come in a city. */
export async function aLargeFair(
  services: Services,
  center: TestCenter,
  { employers, openingsEach }: LargeFair,
): Promise<{ eventId: string; path: string }> {
  const eventId = await aFair(services, center, {
    title: "Riverside spring job fair",
    capacity: 250,
  });
  for (let n = 0; n < employers; n += 1) {
    const openings = Array.from({ length: openingsEach }, (_, at) => openingOf(n * openingsEach + at));
    await anEmployerAt(services, center, eventId, { name: nameOf(n), tableNo: n + 1, openings });
  }
  const [event] = await services.db
    .update(events)
    .set({ revision: sql`${events.revision} + 1` })
    .where(and(eq(events.centerId, center.id), eq(events.id, eventId)))
    .returning({ slug: events.slug });
  return { eventId, path: `/events/${event?.slug}` };
}

const places = [
  "Harborline",
  "Cedar Street",
  "Saint Bartholomew",
  "Inland Valley",
  "Arroyo Vista",
  "Three Ovens",
];
const trades = [
  "Logistics",
  "Foods Co-op",
  "Rehabilitation and Nursing Home",
  "Transportation and Warehousing",
  "Unified School District",
  "Bakery",
  "Security Services",
  "Building Maintenance",
  "Community Clinic",
  "Hotels and Restaurants",
  "Solar and Roofing",
  "Home Care",
];
const jobs = [
  "Line cook",
  "Warehouse associate",
  "Certified nursing assistant",
  "Commercial driver and dock worker",
  "Teacher aide, special education",
  "Night baker",
  "Front desk agent",
];

/** No two alike for the first 72. */
const nameOf = (n: number) =>
  `${places[n % places.length]} ${trades[(n + Math.floor(n / trades.length)) % trades.length]}`;

const openingOf = (n: number) => ({
  title: jobs[n % jobs.length] ?? "",
  vacancies: 1 + (n % 5),
  payMinCents: 1800 + 75 * (n % 9),
  payMaxCents: 2400 + 100 * (n % 11),
  noExperience: n % 3 === 0,
  shifts: n % 2 === 0 ? (["day", "evening"] as const) : [],
  schedule: "Monday to Friday, 6 AM to 2 PM, every second weekend",
  worksite: "2200 Terminal Road, Riverside, CA 92507",
  duties: "You help the team that opens in the morning, keep the place clean and count what comes in.",
  minimumQualifications: "You can lift 40 pounds and read a list in English.",
  howToApply: "Talk to us at our table, or send your resume the week after.",
});
