import { and, eq, gte, lte } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { createEmployer, type EmployerInput, writeEmployer } from "~/app/commands/create-employer.server";
import { createBranch, createRoom } from "~/app/commands/create-place.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { type Actor, type Role, roles } from "~/app/domain/access/roles";
import { defaultSettings } from "~/app/domain/centers/settings";
import { listCenters } from "~/db/queries/centers";
import { centers, events, memberships, users } from "~/db/schema";
import { makeAppointments } from "./seed-appointments";
import { seedDesk } from "./seed-desk";
import { fillTheRoom } from "./seed-evening";
import { makeFair } from "./seed-fair";
import { seedPartners } from "./seed-partners";
import { between, day, fill, hour, makeEvent, minute, morning, publish, type Story } from "./seed-parts";
import { demonstrationEmployers, demonstrationEvents, demonstrationNames } from "./seed-story";
import { makeYear } from "./seed-year";

export interface Demonstration {
  password: string;
  people: { role: Role; email: string }[];
  /** Null once its doors have closed. */
  liveEventId: string | null;
}

const password = "open the doors";

/**
 * Makes the demonstration center where the database holds none: a draft, a request that waits, an event open for
 * registration, one that is full and has a waitlist, a hiring event and a fair live at the door now, one that is over and
 * unanswered, and the year behind them. Tells of the one that was made before, and null where the centers are real ones.
 */
export async function seedDemonstration(services: Services, baseUrl: string): Promise<Demonstration | null> {
  if ((await listCenters(services.db)).length > 0) return findDemonstration(services);
  const center = await makeCenter(services, baseUrl);
  const people = await makePeople(services);
  const staff: Actor = { kind: "person", id: people.admin, centerId: center.id, role: "admin" };
  const rooms = await makeRooms(services, staff);
  const story = { services, center, staff, rooms };
  const [warehouse, hospital, bakery] = await makeEmployers(story);
  await makeMembers(services, center.id, people, bakery);

  await makeYear(story, { warehouse, hospital });
  await makePast(story, hospital);
  const liveEventId = await makeLive(story, warehouse);
  await makeVisitors(story, await makeFair(story, wholeHour(services.clock.now()), hospital));
  await makeOpen(story, hospital);
  await makeFull(story, warehouse);
  const owner: Actor = { ...staff, id: people.employer, role: "employer", employerId: bakery };
  await makeRequest(story, owner, bakery);
  await makeDraft(story, owner, bakery);
  await makeAppointments(story);
  await seedPartners(story);
  await seedDesk(services, { center, by: people.staff });
  return demonstrationOf(liveEventId);
}

async function makeCenter(services: Services, baseUrl: string) {
  const center = {
    id: services.ids.uuid(),
    host: new URL(baseUrl).hostname,
    name: "Riverside Library Job Center",
    timeZone: "America/Los_Angeles",
    locale: "en",
    mailFrom: "jobs@riverside-library.example",
    settings: defaultSettings("jobs@riverside-library.example"),
    createdAt: services.clock.now(),
  };
  await services.db.insert(centers).values(center);
  services.live.announce({ kind: "center", centerId: center.id });
  return center;
}

async function makeRooms(services: Services, staff: Actor): Promise<Story["rooms"]> {
  const of = { actor: staff, centerId: staff.centerId };
  const central = await createBranch(services, {
    ...of,
    branch: { name: "Central Library", address: "630 River Street, Riverside, CA 92501" },
  });
  const east = await createBranch(services, {
    ...of,
    branch: { name: "East Side Branch", address: "1408 Orchard Avenue, Riverside, CA 92507" },
  });
  if (central.outcome === "refused" || east.outcome === "refused")
    throw new Error("The demonstration's branches are there already");
  const auditorium = await createRoom(services, {
    ...of,
    room: { branchId: central.branch.id, name: "Lower Level Auditorium", postedLoad: 180 },
  });
  const meeting = await createRoom(services, {
    ...of,
    room: { branchId: east.branch.id, name: "Meeting Room B", postedLoad: 45 },
  });
  const hall = await createRoom(services, {
    ...of,
    room: { branchId: central.branch.id, name: "Reading Hall", postedLoad: 320 },
  });
  if (auditorium.outcome === "refused" || meeting.outcome === "refused" || hall.outcome === "refused")
    throw new Error("The demonstration's rooms are there already");
  return { auditorium: auditorium.room.id, meeting: meeting.room.id, hall: hall.room.id };
}

/** Two that staff made, and so vetted; the third signed up by itself and waits. */
async function makeEmployers({ services, center, staff }: Story): Promise<[string, string, string]> {
  const [warehouse, hospital, bakery] = demonstrationEmployers;
  const add = async (employer: EmployerInput) =>
    (await createEmployer(services, { actor: staff, centerId: center.id, employer })).employerId;
  const itself: Actor = { ...staff, role: "employer" };
  const waiting = await services.db.transaction((tx) =>
    writeEmployer(tx, services, { actor: itself, centerId: center.id, employer: bakery }),
  );
  return [await add(warehouse), await add(hospital), waiting.employerId];
}

async function makePast(story: Story, employerId: string): Promise<void> {
  const startsAt = morning(story, -16);
  const eventId = await makeEvent(story, employerId, {
    ...demonstrationEvents.past,
    ...between(startsAt, 3 * hour),
    roomId: story.rooms.auditorium,
    capacity: 80,
  });
  await publish(story, eventId);
  const registeredAt = new Date(startsAt.getTime() - 4 * day);
  await fill(story, eventId, {
    names: demonstrationNames.slice(0, 34),
    registeredAt,
    arrivals: 21,
    firstAt: new Date(startsAt.getTime() - 20 * minute),
  });
}

async function makeLive(story: Story, employerId: string): Promise<string> {
  const now = story.services.clock.now().getTime();
  const startsAt = wholeHour(new Date(now));
  const eventId = await makeEvent(story, employerId, {
    ...demonstrationEvents.live,
    ...between(startsAt, 5 * hour),
    roomId: story.rooms.auditorium,
    capacity: 120,
    doorsOpenAt: new Date(startsAt.getTime() - 2 * hour),
    doorsCloseAt: new Date(startsAt.getTime() + 12 * hour),
    registrationClosesAt: new Date(startsAt.getTime() + 4 * hour),
    walkInReserve: 10,
    exitScanning: true,
  });
  await publish(story, eventId);
  const registeredAt = new Date(now - 3 * day);
  await fill(story, eventId, {
    names: demonstrationNames,
    registeredAt,
    arrivals: 11,
    firstAt: new Date(now - 25 * minute),
  });
  await fillTheRoom(story, eventId);
  return eventId;
}

/** Who came to the fair so far. */
async function makeVisitors(story: Story, eventId: string): Promise<void> {
  const now = story.services.clock.now().getTime();
  await fill(story, eventId, {
    names: demonstrationNames.slice(4, 32),
    registeredAt: new Date(now - 5 * day),
    arrivals: 13,
    firstAt: new Date(now - 30 * minute),
  });
}

async function makeOpen(story: Story, employerId: string): Promise<void> {
  const startsAt = morning(story, 9);
  const eventId = await makeEvent(story, employerId, {
    ...demonstrationEvents.open,
    ...between(startsAt, 3 * hour),
    roomId: story.rooms.meeting,
    capacity: 45,
  });
  await publish(story, eventId);
  await fill(story, eventId, {
    names: demonstrationNames.slice(8, 27),
    registeredAt: story.services.clock.now(),
    arrivals: 0,
    firstAt: startsAt,
  });
  await registerPatron(story.services, {
    center: story.center,
    eventId,
    patron: { name: "Rosa Delgado", email: "rosa.delgado@mail.example", phone: null, language: "es" },
    accommodation: { kind: "sign-language", text: "ASL, and a seat from which I see the interpreter." },
    origin: "web",
    key: null,
  });
}

/** Twelve have a place, one is offered the place that somebody gave back, three wait. */
async function makeFull(story: Story, employerId: string): Promise<void> {
  const { services, center, staff } = story;
  const eventId = await makeEvent(story, employerId, {
    ...demonstrationEvents.full,
    ...between(morning(story, 12), 3 * hour),
    roomId: story.rooms.auditorium,
    capacity: 12,
  });
  await publish(story, eventId);
  const ask = (name: string, phone: string | null, people = 1) =>
    registerPatron(services, {
      center,
      eventId,
      patron: { name, email: null, phone, language: "en" },
      partySize: people,
      origin: "web",
      key: null,
    });
  for (const name of demonstrationNames.slice(12, 23)) await ask(name, null);
  const leaves = await ask("Yolanda Price", null);
  for (const name of ["Peter Novak", "Lusine Hakobyan"]) await ask(name, "951 555 0178");
  await ask("Joon-ho Lim", null, 3);
  await ask("Isabel Cruz", null);
  if (leaves.outcome === "refused") throw new Error("The demonstration's event is full too early");
  await cancelRegistration(services, { actor: staff, center, registrationId: leaves.registrationId });
}

async function makeRequest(story: Story, owner: Actor, employerId: string): Promise<void> {
  const startsAt = morning(story, 30);
  const event = {
    ...demonstrationEvents.request,
    ...between(startsAt, 2 * hour),
    roomId: story.rooms.meeting,
    capacity: 40,
  };
  const eventId = await makeEvent(story, employerId, event, owner);
  await takeEventStep(story.services, {
    actor: owner,
    center: story.center,
    eventId,
    to: "submitted",
    reason: null,
  });
}

async function makeDraft(story: Story, owner: Actor, employerId: string): Promise<void> {
  const startsAt = morning(story, 52);
  const event = { ...demonstrationEvents.draft, ...between(startsAt, 2 * hour), roomId: null, capacity: 20 };
  await makeEvent(story, employerId, event, owner);
}

const wholeHour = (at: Date) => new Date(Math.floor(at.getTime() / hour) * hour);

const addressOf = (role: Role) => `${role}@riverside-library.example`;

async function findDemonstration(services: Services): Promise<Demonstration | null> {
  const { db } = services;
  const [admin] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, addressOf("admin")));
  if (admin === undefined) return null;
  const now = services.clock.now();
  const [live] = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.status, "published"), lte(events.doorsOpenAt, now), gte(events.doorsCloseAt, now)))
    .orderBy(events.createdAt, events.id)
    .limit(1);
  return demonstrationOf(live?.id ?? null);
}

const demonstrationOf = (liveEventId: string | null): Demonstration => ({
  password,
  people: roles.map((role) => ({ role, email: addressOf(role) })),
  liveEventId,
});

/** A sign-in for each role. Their addresses are reserved for examples (RFC 2606). */
async function makePeople({ accounts }: Services): Promise<Record<Role, string>> {
  const add = (role: Role) =>
    accounts.addPerson({ email: addressOf(role), name: `Demonstration ${role}`, password });
  return {
    admin: await add("admin"),
    staff: await add("staff"),
    door: await add("door"),
    employer: await add("employer"),
  };
}

async function makeMembers(
  services: Services,
  centerId: string,
  people: Record<Role, string>,
  employerId: string,
): Promise<void> {
  await services.db.insert(memberships).values(
    roles.map((role) => ({
      centerId,
      id: services.ids.uuid(),
      userId: people[role],
      role,
      employerId: role === "employer" ? employerId : null,
      createdAt: services.clock.now(),
    })),
  );
}
