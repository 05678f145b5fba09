import type { Services } from "~/app/adapters/services";
import { createEmployer } from "~/app/commands/create-employer.server";
import { createEvent } from "~/app/commands/create-event.server";
import { createBranch, createRoom } from "~/app/commands/create-place.server";
import type { EventInput, OpeningInput } from "~/app/commands/parts/event-input";
import { registerPatron } from "~/app/commands/register-patron.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import type { Actor, Role } from "~/app/domain/access/roles";
import { defaultSettings } from "~/app/domain/centers/settings";
import { type Opening, wholeOpening } from "~/app/domain/events/openings";
import { centers } from "~/db/schema";

export type TestCenter = Awaited<ReturnType<typeof aCenter>>;

let made = 0;

/** A center with one branch, one room for 300 people and one vetted employer. */
export async function aCenter(services: Services) {
  made += 1;
  const center = {
    id: services.ids.uuid(),
    host: `center-${made}.example`,
    name: `Job Center ${made}`,
    timeZone: "America/Los_Angeles",
    locale: "en",
    mailFrom: `jobs@center-${made}.example`,
    settings: defaultSettings(`jobs@center-${made}.example`),
    revision: 1,
  };
  await services.db.insert(centers).values({ ...center, createdAt: services.clock.now() });
  const staff = anActor(services, center.id, "staff");
  const of = { actor: staff, centerId: center.id };
  const branch = created(
    await createBranch(services, { ...of, branch: { name: "Central", address: "630 River Street" } }),
  ).branch;
  const room = created(
    await createRoom(services, { ...of, room: { branchId: branch.id, name: "Auditorium", postedLoad: 300 } }),
  ).room;
  const { employerId } = await createEmployer(services, { ...of, employer: anEmployer() });
  return {
    ...center,
    staff,
    door: anActor(services, center.id, "door"),
    branchId: branch.id,
    roomId: room.id,
    employerId,
  };
}

export function anActor(services: Services, centerId: string, role: Role, more: Partial<Actor> = {}): Actor {
  return { kind: "token", id: services.ids.uuid(), centerId, role, ...more };
}

export const anEmployer = () => ({
  legalName: "Harborline Logistics LLC",
  street: "2200 Terminal Road",
  website: "https://www.harborline.example",
  sizeBand: "100-249" as const,
  contactName: "Dana Whitfield",
  contactEmail: "dana@harborline.example",
});

export const anOpening = (more: Partial<OpeningInput> = {}): Opening =>
  wholeOpening({
    title: "Warehouse associate",
    vacancies: 5,
    payMinCents: 2150,
    payMaxCents: 2400,
    payUnit: "hour",
    employmentType: "full-time",
    schedule: null,
    worksite: "2200 Terminal Road",
    remote: false,
    duties: null,
    minimumQualifications: null,
    howToApply: null,
    closesOn: null,
    ...more,
  });

const hour = 3_600_000;

/** An event that starts in two hours with its doors open since an hour ago. */
export function anEvent(services: Services, more: Partial<EventInput> = {}): EventInput {
  const now = services.clock.now().getTime();
  return {
    type: "hiring-event",
    title: "Warehouse hiring day",
    description: "Meet the team.",
    whatToBring: "A photo ID",
    startsAt: new Date(now + 2 * hour),
    endsAt: new Date(now + 5 * hour),
    roomId: null,
    heldFrom: null,
    heldUntil: null,
    capacity: 100,
    doorsOpenAt: new Date(now - hour),
    doorsCloseAt: new Date(now + 5 * hour),
    registrationClosesAt: null,
    accommodationContact: null,
    openings: [anOpening()],
    ...more,
  };
}

export async function aDraft(
  services: Services,
  center: TestCenter,
  more: Partial<EventInput> = {},
): Promise<string> {
  const request = {
    actor: center.staff,
    center,
    employerId: center.employerId,
    event: anEvent(services, more),
  };
  return created(await createEvent(services, request)).eventId;
}

export async function aPublishedEvent(
  services: Services,
  center: TestCenter,
  more: Partial<EventInput> = {},
): Promise<string> {
  const eventId = await aDraft(services, center, more);
  const taken = await takeEventStep(services, {
    actor: center.staff,
    center,
    eventId,
    to: "published",
    reason: null,
  });
  if (taken.outcome === "refused") throw new Error(`not published: ${taken.reason}`);
  return eventId;
}

export async function aRegistration(
  services: Services,
  center: Parameters<typeof registerPatron>[1]["center"],
  eventId: string,
  patron: Partial<{ name: string; email: string | null; phone: string | null; language: string }> = {},
  partySize = 1,
) {
  const registered = await registerPatron(services, {
    center,
    eventId,
    patron: { name: "Rosa Delgado", email: null, phone: null, language: "en", ...patron },
    partySize,
    origin: "web",
    key: null,
  });
  if (registered.outcome === "refused") throw new Error(`not registered: ${registered.reason}`);
  return registered;
}

/** The value of a success; a test that set up something refused fails here. */
export function created<T extends { outcome: string }>(result: T): Extract<T, { outcome: "created" }> {
  if (isCreated(result)) return result;
  throw new Error(`refused: ${JSON.stringify(result)}`);
}

function isCreated<T extends { outcome: string }>(result: T): result is Extract<T, { outcome: "created" }> {
  return result.outcome === "created";
}
