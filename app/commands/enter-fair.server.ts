import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Opening } from "~/app/domain/events/openings";
import { type FairEntry, mayChangeEntry } from "~/app/domain/fairs/entry";
import { mostRepresentatives } from "~/app/domain/fairs/representatives";
import type { TableStanding } from "~/app/domain/fairs/standing";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEmployer } from "~/db/queries/employers";
import { type FairEmployer, findFairEmployer, listOpeningsOf } from "~/db/queries/fair-employers";
import { lockEmployer } from "~/db/queries/locks";
import { countOpenFlagsOf } from "./parts/count-open-flags.server";
import { type HeldFair, holdFair } from "./parts/hold-fair.server";
import { inTransaction } from "./parts/in-transaction.server";
import { changeStand, moveTable } from "./parts/move-table.server";
import { raiseRevision } from "./parts/raise-revision.server";
import { saveRepresentatives } from "./parts/save-representatives.server";
import { writeAudit } from "./parts/write-audit.server";
import { replaceOpenings } from "./parts/write-openings.server";

export interface FairEntryRequest {
  /** Of role employer: it speaks for itself. */
  actor: Actor;
  center: { id: string; host: string; locale: string };
  eventId: string;
  entry: FairEntry;
}

export type FairEntered = { outcome: "entered"; standing: TableStanding; isNew: boolean };

/**
 * Applies to a job fair, takes an invitation, or changes what an employer brings to where it stands already. Posted
 * twice, the second changes nothing.
 */
export async function enterFair(
  services: Services,
  request: FairEntryRequest,
): Promise<FairEntered | Refused> {
  const result = await inTransaction(services, "enter-fair", (tx) => enter(tx, services, request));
  if (result.outcome === "entered") {
    services.live.announce({ kind: "attendance", centerId: request.center.id, eventId: request.eventId });
    services.live.announce({ kind: "outbox" });
  }
  return result;
}

async function enter(tx: Db, services: Services, request: FairEntryRequest): Promise<FairEntered | Refused> {
  const { actor, center, entry } = request;
  const { employerId } = actor;
  if (employerId === undefined) return refuse("not-allowed");
  const of = { centerId: center.id, eventId: request.eventId, employerId };
  await lockEmployer(tx, of);
  const held = await holdFair(tx, of);
  const [employer, at] = await Promise.all([findEmployer(tx, of), findFairEmployer(tx, of)]);
  if (held === null || employer === null || at?.isHost === true) return refuse("not-found");
  const problems = problemsOf(entry, at);
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  if (at?.standing === "applied" || at?.standing === "accepted") {
    return change(tx, services, request, { held, at });
  }
  const name = at?.standing === "invited" ? "accept" : "apply";
  const openFlags = name === "accept" ? await countOpenFlagsOf(tx, of, entry.openings) : 0;
  const move = { actor, center, employer, at, by: "employer", name, reason: null, openFlags } as const;
  const moved = await moveTable(tx, services, held, move);
  if (moved.outcome === "refused") return moved;
  await saveEntry(tx, services, request, { held, employerId, standing: moved.to });
  if (moved.to === "accepted") await raiseRevision(tx, services, center, of.eventId);
  return { outcome: "entered", standing: moved.to, isNew: true };
}

function problemsOf({ openings, people }: FairEntry, at: FairEmployer | null) {
  const count = openings?.length ?? at?.openings ?? 0;
  return [
    ...(count === 0 ? [{ field: "openings", problem: "opening-required" }] : []),
    ...(people.length > mostRepresentatives ? [{ field: "people", problem: "too-many-names" }] : []),
  ];
}

async function saveEntry(
  tx: Db,
  services: Services,
  { center, entry }: FairEntryRequest,
  { held, employerId, standing }: { held: HeldFair; employerId: string; standing: TableStanding },
): Promise<{ arePeopleChanged: boolean }> {
  const { event } = held;
  const of = { centerId: center.id, eventId: event.id, employerId };
  if (entry.openings !== null) await replaceOpenings(tx, services, of, entry.openings);
  await changeStand(tx, of, { equipment: entry.equipment });
  const { people } = entry;
  const saved = await saveRepresentatives(tx, services, { center, event, employerId }, { people, standing });
  return { arePeopleChanged: saved.isChanged };
}

/** What staff have read already changes in their sight: the time stands with the employer, and a row in the trail. */
async function change(
  tx: Db,
  services: Services,
  request: FairEntryRequest,
  { held, at }: { held: HeldFair; at: FairEmployer },
): Promise<FairEntered | Refused> {
  const { actor, center, entry } = request;
  const { standing, employerId } = at;
  const now = services.clock.now();
  if (!mayChangeEntry(held.facts, now)) return refuse("event-over");
  const of = { centerId: center.id, eventId: held.event.id, employerId };
  const { openings } = entry;
  const areOpeningsChanged = openings !== null && !isSame(await listOpeningsOf(tx, of), openings);
  const { arePeopleChanged } = await saveEntry(tx, services, request, { held, employerId, standing });
  const isChanged = areOpeningsChanged || arePeopleChanged || entry.equipment !== at.equipment;
  if (!isChanged) return { outcome: "entered", standing, isNew: false };
  await changeStand(tx, of, { changedAt: now });
  if (standing === "accepted" && areOpeningsChanged) await raiseRevision(tx, services, center, of.eventId);
  await writeAudit(tx, services, actor, [
    {
      subjectKind: "event",
      subjectId: of.eventId,
      action: areOpeningsChanged ? "employer changed openings" : "employer changed entry",
      to: at.legalName,
    },
  ]);
  return { outcome: "entered", standing, isNew: false };
}

const fields = [
  "title",
  "vacancies",
  "payMinCents",
  "payMaxCents",
  "payUnit",
  "employmentType",
  "schedule",
  "worksite",
  "remote",
  "duties",
  "minimumQualifications",
  "howToApply",
  "closesOn",
  "noExperience",
  "clientName",
] as const satisfies (keyof Opening)[];

const isSame = (before: readonly Opening[], after: readonly Opening[]): boolean =>
  before.length === after.length &&
  before.every((opening, n) => {
    const other = after[n];
    return (
      other !== undefined &&
      fields.every((field) => opening[field] === other[field]) &&
      sameLists(opening, other)
    );
  });

const sameLists = (one: Opening, other: Opening): boolean =>
  one.shifts.join() === other.shifts.join() && one.languages.join() === other.languages.join();
