import { bookAppointment } from "~/app/commands/book-appointment.server";
import { cancelAppointment, markAppointment } from "~/app/commands/change-appointment.server";
import { addHours } from "~/app/commands/keep-hours.server";
import { planAppointments } from "~/app/commands/plan-appointments.server";
import { callNext, changeNumber, takeNumber } from "~/app/commands/queue-numbers.server";
import type { WeekdayHours } from "~/app/domain/appointments/hours";
import type { Weekday } from "~/app/domain/calendar/week";
import { type NumberStep, type QueueTopic, queueTopics } from "~/app/domain/queue/number";
import { dayStart } from "~/app/domain/time/day-start";
import { localOf } from "~/app/domain/time/zoned-time";
import { listFreeTimes } from "~/db/queries/appointments";
import { listBranches } from "~/db/queries/places";
import { day, minute, type Story, servicesAt } from "./seed-parts";
import { demonstrationNames } from "./seed-story";

const on = (weekdays: readonly Weekday[], from: string, until: string): WeekdayHours[] =>
  weekdays.map((weekday) => ({ weekday, from, until, pause: { from: "12:00", until: "13:00" } }));

const counselors = [
  { counselor: "Marisol Vega", place: "Desk 3, second floor", week: on([1, 2, 4], "10:00", "17:00") },
  { counselor: "Daniel Okafor", place: "Room 2B", week: on([3, 5, 6], "09:00", "15:00") },
] as const;

/** Weeks that are told of before today, and how many times of these and of the weeks ahead somebody has. */
const weeksBefore = 11;
const bookedBefore = 36;
const bookedAhead = 8;

/**
 * Two counselors: past months with appointments that were kept and missed, weeks ahead with some that are booked, and a
 * walk-in queue that is under way today.
 */
export async function makeAppointments(story: Story): Promise<void> {
  const { services, center } = story;
  const now = services.clock.now();
  const [branch] = await listBranches(services.db, { centerId: center.id, limit: 1 });
  if (branch === undefined) throw new Error("the demonstration has no branch");
  const began = new Date(now.getTime() - weeksBefore * 7 * day);
  await makeHours({ ...story, services: servicesAt(services, began) }, branch.id);
  for (const weeks of [6, 0])
    await planAppointments(servicesAt(services, new Date(now.getTime() - weeks * 7 * day)));
  const past = await listFreeTimes(services.db, { centerId: center.id, after: began, before: now });
  for (const [n, time] of spread(past, bookedBefore).entries()) await makePast(story, time, n);
  const ahead = {
    centerId: center.id,
    after: new Date(now.getTime() + day),
    before: new Date(now.getTime() + 15 * day),
  };
  for (const [n, time] of spread(await listFreeTimes(services.db, ahead), bookedAhead).entries())
    await book({ ...story, services: servicesAt(services, now) }, time.id, n);
  await makeQueue(story, branch.id);
}

async function makeHours({ services, center, staff }: Story, branchId: string): Promise<void> {
  const fromDay = localOf(services.clock.now(), center.timeZone).date;
  for (const { counselor, place, week } of counselors) {
    const hours = { week, length: 45, gap: 15, fromDay, untilDay: null };
    await addHours(services, {
      ...{ actor: staff, center, hoursId: services.ids.uuid(), branchId, counselor, place, hours },
    });
  }
}

/** So many of a list, as far apart as they can be. */
const spread = <One>(all: readonly One[], count: number): One[] => {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_one, n) => n % step === 0).slice(0, count);
};

interface Time {
  id: string;
  startsAt: Date;
}

/** One in six was missed, one in nine given up, of the last nobody has said it yet. */
async function makePast(story: Story, { id, startsAt }: Time, n: number): Promise<void> {
  const { center, staff } = story;
  const before = servicesAt(story.services, new Date(startsAt.getTime() - 4 * day));
  const after = servicesAt(story.services, new Date(startsAt.getTime() + 50 * minute));
  const bookingId = await book({ ...story, services: before }, id, n);
  if (n % 9 === 5) await cancelAppointment(before, { actor: staff, center, bookingId });
  else if (n < bookedBefore - 1) {
    const presence = n % 6 === 3 ? "missed" : "kept";
    await markAppointment(after, { actor: staff, center, bookingId, presence });
  }
}

const languages = ["en", "es", "en", "ko", "es", "en", "hy"] as const;

async function book({ services, center, staff }: Story, slotId: string, n: number): Promise<string> {
  const key = services.ids.uuid();
  const name = demonstrationNames[(n * 5) % demonstrationNames.length] ?? "Rosa Delgado";
  const language = languages[n % languages.length] ?? "en";
  const patron = { name, email: null, phone: n % 2 === 0 ? "213 555 0134" : null, language };
  const booked = await bookAppointment(services, {
    ...{ actor: staff, center, slotId, key, patron, origin: n % 3 === 0 ? "staff" : "web" },
  });
  if (booked.outcome === "refused") throw new Error(`not booked: ${booked.reason}`);
  return booked.bookingId;
}

/** What somebody came for, and what became of it; nothing where they wait still. */
const visitors: readonly (readonly [QueueTopic, readonly NumberStep[]])[] = [
  ["resume", ["serve"]],
  ["counselor", ["serve"]],
  ["computer", ["leave"]],
  ["job-search", []],
  ["application", []],
  ["resume", []],
  ["other", []],
];
const calledAlready = 4;

async function makeQueue(story: Story, branchId: string): Promise<void> {
  const { center, staff: actor } = story;
  const now = story.services.clock.now();
  const begins = dayStart(localOf(now, center.timeZone).date, center.timeZone) ?? now;
  const opened = Math.max(begins.getTime(), now.getTime() - 80 * minute);
  const pace = (now.getTime() - opened) / (visitors.length + 1);
  const clocks = visitors.map((_visitor, n) => servicesAt(story.services, new Date(opened + n * pace)));
  const numberIds = visitors.map(() => story.services.ids.uuid());
  for (const [n, [topic]] of visitors.entries()) {
    const services = clocks[n] ?? story.services;
    await takeNumber(services, { actor, center, branchId, topic, numberId: numberIds[n] ?? "" });
  }
  for (const [n, [, steps]] of visitors.slice(0, calledAlready).entries()) {
    const services = clocks[n + 2] ?? story.services;
    const call = { actor, center, branchId, topics: queueTopics, desk: `Desk ${(n % 2) + 1}` };
    await callNext(services, { ...call, callKey: services.ids.uuid() });
    for (const step of steps)
      await changeNumber(services, { actor, center, numberId: numberIds[n] ?? "", step });
  }
}
