import { changeFair } from "~/app/commands/change-fair.server";
import { createEmployer } from "~/app/commands/create-employer.server";
import { createEvent } from "~/app/commands/create-event.server";
import { enterFair } from "~/app/commands/enter-fair.server";
import { inviteEmployers } from "~/app/commands/invite-employers.server";
import { markEmployer } from "~/app/commands/mark-employer.server";
import { findTicket } from "~/app/commands/parts/mint-ticket.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import type { Actor } from "~/app/domain/access/roles";
import { wholeOpening } from "~/app/domain/events/openings";
import { listRepresentatives } from "~/db/queries/fair-employers";
import { type FairStory, fairEmployers, fairEvent } from "./seed-fair-story";
import { day, hour, minute, type Story, servicesAt } from "./seed-parts";

/**
 * A fair that is on now: most employers have come, one left early, two are missing and one never came; one still asks
 * for a table, and one has not answered its invitation. @returns its id
 */
export async function makeFair(story: Story, startsAt: Date, invitedId: string): Promise<string> {
  const { services, center, staff, rooms } = story;
  const now = services.clock.now();
  const times = {
    startsAt,
    endsAt: new Date(startsAt.getTime() + 5 * hour),
    doorsOpenAt: new Date(startsAt.getTime() - 2 * hour),
    registrationClosesAt: new Date(startsAt.getTime() + 4 * hour),
  };
  const event = { ...fairEvent, ...times, roomId: rooms.hall, capacity: 250 };
  const made = await createEvent(services, { actor: staff, center, employerId: null, event });
  if (made.outcome === "refused") throw new Error(`The demonstration's fair was refused: ${made.reason}`);
  const { eventId } = made;
  const before = byClockAt(story, new Date(now.getTime() - 12 * day));
  const of = { actor: staff, center, eventId };
  await taken(takeEventStep(before.services, { ...of, to: "published", reason: null }));
  await taken(changeFair(before.services, { ...of, tables: 12, applicationsCloseAt: startsAt }));
  const inviteId = services.ids.uuid();
  const invitation = { ...of, employerIds: [invitedId], email: null, inviteId };
  await taken(inviteEmployers(before.services, invitation));
  for (const [n, told] of fairEmployers.entries()) {
    const employerId = await enter(before, eventId, told);
    await arrive(story, { eventId, employerId }, told.came, 70 - 6 * n);
  }
  return eventId;
}

/** The same story by a clock that stands at another instant. */
const byClockAt = (story: Story, instant: Date): Story => ({
  ...story,
  services: servicesAt(story.services, instant),
});

async function enter(
  { services, center, staff }: Story,
  eventId: string,
  { employer, openings, people, equipment, tableNo }: FairStory,
): Promise<string> {
  const { employerId } = await createEmployer(services, { actor: staff, centerId: center.id, employer });
  const actor: Actor = { ...staff, role: "employer", employerId };
  const named = people.map((name) => ({ name, email: null }));
  const entry = { openings: openings.map(wholeOpening), equipment, people: named };
  await taken(enterFair(services, { actor, center, eventId, entry }));
  if (tableNo === null) return employerId;
  const step = { actor: staff, center, eventId, employerId, name: "accept", reason: null, tableNo } as const;
  await taken(takeTableStep(services, step));
  return employerId;
}

/** The first of an employer's people is scanned at the door; what staff mark by hand comes after. */
async function arrive(
  story: Story,
  at: { eventId: string; employerId: string },
  came: FairStory["came"],
  minutesAgo: number,
): Promise<void> {
  const { services, center, staff } = story;
  if (came === "missing") return;
  if (came !== "never") await scanFirst(story, at, minutesAgo);
  if (came === "stays") return;
  const mark = came === "left" ? "departure" : "no-show";
  await taken(markEmployer(services, { actor: staff, center, ...at, mark, isSet: true }));
}

async function scanFirst(
  { services, center, staff }: Story,
  { eventId, employerId }: { eventId: string; employerId: string },
  minutesAgo: number,
): Promise<void> {
  const of = { centerId: center.id, eventId, employerId };
  const [person] = await listRepresentatives(services.db, of);
  const codes = person && { ...of, registrationId: person.id, generation: person.generation };
  const ticket = codes && (await findTicket(services.db, services, codes));
  if (!ticket) throw new Error("The demonstration's employer has no door ticket");
  const scannedAt = new Date(services.clock.now().getTime() - minutesAgo * minute);
  await recordScan(services, {
    ...{ actor: staff, eventId, scanId: services.ids.uuid(), text: ticket.ticketCode, override: false },
    ...{ scannedAt, door: "Loading door", device: "Front desk phone", verdictMs: 230 },
  });
}

async function taken(result: Promise<{ outcome: string; reason?: string }>): Promise<void> {
  const { outcome, reason } = await result;
  if (outcome === "refused") throw new Error(`The demonstration's fair was refused: ${reason}`);
}
