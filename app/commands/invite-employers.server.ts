import { eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { tableSteps } from "~/app/domain/fairs/steps";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEmployer } from "~/db/queries/employers";
import { findFairEmployer } from "~/db/queries/fair-employers";
import { outbox } from "~/db/schema";
import { enqueueMessages } from "./parts/enqueue-messages.server";
import { type HeldFair, holdFair } from "./parts/hold-fair.server";
import { asOne } from "./parts/join-commands.server";
import { moveTable } from "./parts/move-table.server";
import { writeAudit } from "./parts/write-audit.server";

export interface FairInvitation {
  actor: Actor;
  center: { id: string; host: string; locale: string };
  eventId: string;
  /** Vetted employers of the center. Who is invited, asks for a table or has one already is left as it is. */
  employerIds: readonly string[];
  /** Somebody who may have no account: gets a link to sign up and apply. */
  email: string | null;
  /** Comes with the form, so that a form posted twice writes to an address once. */
  inviteId: string;
}

export type EmployersInvited = { outcome: "invited"; count: number };

/** Invites employers to an event, all or none. */
export async function inviteEmployers(
  services: Services,
  request: FairInvitation,
): Promise<EmployersInvited | Refused> {
  const result = await asOne(services, (joined) => invite(joined.db, joined, request));
  if (result.outcome === "invited") services.live.announce({ kind: "outbox" });
  return result;
}

async function invite(
  tx: Db,
  services: Services,
  request: FairInvitation,
): Promise<EmployersInvited | Refused> {
  const { actor, center, eventId, employerIds, email } = request;
  if (employerIds.length === 0 && email === null) {
    return refuse("values-not-accepted", [{ field: "employerIds", problem: "nobody-chosen" }]);
  }
  const held = await holdFair(tx, { centerId: center.id, eventId });
  if (held === null) return refuse("not-found");
  let count = 0;
  for (const employerId of new Set(employerIds)) {
    const of = { centerId: center.id, eventId, employerId };
    const [employer, at] = await Promise.all([findEmployer(tx, of), findFairEmployer(tx, of)]);
    if (employer === null) return refuse("not-found", [{ field: "employerIds", problem: "not-found" }]);
    if (at !== null && isThere(at.standing)) continue;
    const move = { actor, center, employer, at, by: "staff", name: "invite", reason: null } as const;
    const moved = await moveTable(tx, services, held, move);
    if (moved.outcome === "refused") return moved;
    count += 1;
  }
  if (email === null) return { outcome: "invited", count };
  const byMail = await inviteByMail(tx, services, held, { ...request, email });
  return byMail.outcome === "refused" ? byMail : { outcome: "invited", count: count + 1 };
}

const isThere = (standing: string) => standing !== "declined" && standing !== "withdrawn";

/** The address is the mail's alone: neither the trail nor anything else keeps it. */
async function inviteByMail(
  tx: Db,
  services: Services,
  { event, facts }: HeldFair,
  { actor, center, email, inviteId }: FairInvitation & { email: string },
): Promise<{ outcome: "invited" } | Refused> {
  const steps = tableSteps(facts, { standing: null, isHost: false }, "employer", services.clock.now());
  if (!steps.some(({ name }) => name === "apply")) {
    return refuse("applications-closed", [{ field: "email", problem: "no-applications" }]);
  }
  const dedupeKey = `fair-invited:${event.id}:${inviteId}`;
  if ((await tx.$count(outbox, eq(outbox.dedupeKey, dedupeKey))) > 0) return { outcome: "invited" };
  await enqueueMessages(tx, services, center, [
    {
      kind: "fair-invited",
      dedupeKey,
      eventId: event.id,
      eventRevision: event.revision,
      recipient: email,
    },
  ]);
  await writeAudit(tx, services, actor, [
    { subjectKind: "event", subjectId: event.id, action: "employer invited by mail" },
  ]);
  return { outcome: "invited" };
}
