import type { Services } from "~/app/adapters/services";
import { createEmployer } from "~/app/commands/create-employer.server";
import { createEvent } from "~/app/commands/create-event.server";
import { enterFair } from "~/app/commands/enter-fair.server";
import { inviteEmployers } from "~/app/commands/invite-employers.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { findTicket } from "~/app/commands/parts/mint-ticket.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import type { Actor } from "~/app/domain/access/roles";
import type { FairEntry } from "~/app/domain/fairs/entry";
import type { Representative } from "~/app/domain/fairs/representatives";
import { listRepresentatives } from "~/db/queries/fair-employers";
import { anActor, anEmployer, anEvent, anOpening, created, type TestCenter } from "./center";

/** A fair that the center holds, in two hours, its doors open since an hour ago; a draft where it says so. */
export async function aFair(
  services: Services,
  center: TestCenter,
  { isDraft = false, ...more }: Partial<EventInput> & { isDraft?: boolean } = {},
): Promise<string> {
  const event = anEvent(services, { type: "job-fair", title: "Spring job fair", openings: [], ...more });
  const request = { actor: center.staff, center, employerId: null, event };
  const { eventId } = created(await createEvent(services, request));
  if (isDraft) return eventId;
  const step = { actor: center.staff, center, eventId, to: "published", reason: null } as const;
  const taken = await takeEventStep(services, step);
  if (taken.outcome === "refused") throw new Error(`not published: ${taken.reason}`);
  return eventId;
}

export type TestFairEmployer = Awaited<ReturnType<typeof aFairEmployer>>;

/** An employer that staff know and vetted, and somebody who speaks for it. */
export async function aFairEmployer(services: Services, center: TestCenter, legalName = "Cedar Foods Co-op") {
  const employer = { ...anEmployer(), legalName, contactEmail: "jo@cedarfoods.example" };
  const { employerId } = await createEmployer(services, {
    actor: center.staff,
    centerId: center.id,
    employer,
  });
  const actor: Actor & { employerId: string } = {
    ...anActor(services, center.id, "employer"),
    employerId,
  };
  return { employerId, actor, legalName };
}

/** Somebody who comes for an employer. */
export const aPersonNamed = (name: string, email: string | null = null): Representative => ({ name, email });

export const anEntry = (more: Partial<FairEntry> = {}): FairEntry => ({
  openings: [anOpening({ title: "Cook" })],
  equipment: null,
  people: [aPersonNamed("Ana Reyes")],
  ...more,
});

/** The employer asks for a table, or takes its invitation. */
export async function anApplication(
  services: Services,
  center: TestCenter,
  eventId: string,
  { actor }: Pick<TestFairEmployer, "actor">,
  entry: Partial<FairEntry> = {},
): Promise<void> {
  const entered = await enterFair(services, { actor, center, eventId, entry: anEntry(entry) });
  if (entered.outcome === "refused") throw new Error(`not entered: ${JSON.stringify(entered)}`);
}

export async function anInvitation(
  services: Services,
  center: TestCenter,
  eventId: string,
  ...employerIds: string[]
): Promise<void> {
  const inviteId = services.ids.uuid();
  const request = { actor: center.staff, center, eventId, employerIds, email: null, inviteId };
  const invited = await inviteEmployers(services, request);
  if (invited.outcome === "refused") throw new Error(`not invited: ${invited.reason}`);
}

/** An employer with a table. */
export async function aTable(
  services: Services,
  center: TestCenter,
  eventId: string,
  employer: TestFairEmployer,
  { tableNo = null, ...entry }: Partial<FairEntry> & { tableNo?: number | null } = {},
): Promise<void> {
  await anApplication(services, center, eventId, employer, entry);
  const { employerId } = employer;
  const step = { actor: center.staff, center, eventId, employerId, tableNo } as const;
  const taken = await takeTableStep(services, { ...step, name: "accept", reason: null });
  if (taken.outcome === "refused") throw new Error(`not accepted: ${JSON.stringify(taken)}`);
}

/** What the employer's first person by name holds up at the door. */
export async function aDoorTicket(
  services: Services,
  center: TestCenter,
  eventId: string,
  { employerId }: Pick<TestFairEmployer, "employerId">,
): Promise<{ registrationId: string; text: string }> {
  const of = { centerId: center.id, eventId, employerId };
  const [person] = await listRepresentatives(services.db, of);
  if (person === undefined) throw new Error("the employer brings nobody");
  const codes = { ...of, registrationId: person.id, generation: person.generation };
  const ticket = await findTicket(services.db, services, codes);
  return { registrationId: person.id, text: ticket?.ticketCode ?? "" };
}
