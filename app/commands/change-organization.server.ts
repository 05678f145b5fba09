import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { decideOrganizationChange, type Organization, vettedBy } from "~/app/domain/employers/organization";
import { searchTextOf } from "~/app/domain/events/search-text";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { hasEventAhead, lockUnpublishedEvents } from "~/db/queries/employer-events";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { employers, events } from "~/db/schema";
import type { EmployerInput } from "./create-employer.server";
import { editEmployer } from "./edit-employer.server";
import { asOne } from "./parts/join-commands.server";
import { writeAttestation } from "./parts/write-attestation.server";
import { writeVetting } from "./parts/write-vetting.server";

export interface OrganizationChangeRequest {
  /** Of role employer: it changes its own organization. */
  actor: Actor;
  center: { id: string; locale: string };
  organization: EmployerInput;
  /** The statements were agreed to, in their present version. */
  isAttested: boolean;
}

export type OrganizationChanged = { outcome: "changed"; endsVetting: boolean };

/** Changes an employer's own organization; see `decideOrganizationChange` for what that does to its vetting. */
export async function changeOrganization(
  services: Services,
  request: OrganizationChangeRequest,
): Promise<OrganizationChanged | Refused> {
  return asOne(services, (joined) => change(joined, request));
}

async function change(
  services: Services,
  request: OrganizationChangeRequest,
): Promise<OrganizationChanged | Refused> {
  const { actor, center, organization } = request;
  const { db } = services;
  const { employerId } = actor;
  if (employerId === undefined) return refuse("not-allowed");
  const of = { centerId: center.id, employerId };
  // Whoever publishes one of them waits, and then finds the vetting as it is left here.
  const unpublished = await lockUnpublishedEvents(db, of);
  const own = and(eq(employers.centerId, center.id), eq(employers.id, employerId));
  const [before] = await db.select().from(employers).where(own).for("no key update");
  if (before === undefined) return refuse("not-found");
  const isAhead = await hasEventAhead(db, { ...of, now: services.clock.now() });
  const decided = decideOrganizationChange(before, organization, isAhead);
  if (decided.outcome === "refused") {
    return refuse(
      decided.reason,
      decided.fields.map((field) => ({ field, problem: "fixed-by-event" })),
    );
  }
  const edited = await editEmployer(services, {
    actor,
    centerId: center.id,
    employerId,
    employer: organization,
  });
  if (edited.outcome === "refused") return edited;
  if (edited.changed.includes("legalName"))
    await renameInSearch(db, { ...of, locale: center.locale }, unpublished);
  if (request.isAttested) await writeAttestation(db, services, actor, { employerId, eventId: null });
  if (!decided.endsVetting || before.vettedAt === null) return { outcome: "changed", endsVetting: false };
  const ended = { employerId, outcome: "ended" as const, how: `changed ${changedBy(before, organization)}` };
  await writeVetting(db, services, actor, { ...ended, reason: null });
  return { outcome: "changed", endsVetting: true };
}

/** What of it staff had vetted and now reads otherwise: "street, website". */
const changedBy = (before: Organization, after: Organization) =>
  vettedBy.filter((field) => before[field] !== after[field]).join(", ");

/** What the public search finds an event by holds the employer's name: those that may yet be published follow it. */
async function renameInSearch(
  db: Db,
  of: { centerId: string; locale: string },
  eventIds: readonly string[],
): Promise<void> {
  for (const eventId of eventIds) {
    const event = await findEventDetail(db, { centerId: of.centerId, eventId });
    if (event === null) continue;
    const { title } = textOf(event, of.locale);
    const employerNames = event.employers.map(({ legalName }) => legalName);
    const searchText = searchTextOf({ title, employerNames, openings: event.openings });
    await db
      .update(events)
      .set({ searchText })
      .where(and(eq(events.centerId, of.centerId), eq(events.id, eventId)));
  }
}
