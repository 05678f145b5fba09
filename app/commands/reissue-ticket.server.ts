import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { reissue, withNewCodes } from "~/app/domain/registrations/change";
import type { Db } from "~/db/client.server";
import { shortCodes, ticketCodes } from "~/db/schema";
import { type ChangeRequest, change, type Held, setState, tellHolder } from "./change-registration.server";
import { mintTicket, type Ticket } from "./parts/mint-ticket.server";
import { writeAudit } from "./parts/write-audit.server";

/** Gives new codes for the same place; the old ticket and the old manage link end. */
export function reissueTicket(services: Services, request: ChangeRequest): Promise<Reissued | Refused> {
  return change(services, request, (tx, held) => giveNewCodes(tx, services, request, held));
}

/** The same by a form, which was made for the ticket of one `generation`: posted twice, it replaces that one once. */
export function reissueOnce(
  services: Services,
  request: ChangeRequest & { generation: number },
): Promise<{ outcome: "reissued" } | Refused> {
  return change(services, request, async (tx, held) =>
    held.registration.generation === request.generation
      ? giveNewCodes(tx, services, request, held)
      : { outcome: "reissued" },
  );
}

type Reissued = { outcome: "reissued"; status: "registered" | "waitlisted" } & Ticket;

async function giveNewCodes(
  tx: Db,
  services: Services,
  request: ChangeRequest,
  held: Held,
): Promise<Reissued | Refused> {
  const decided = reissue(held.registration);
  if (decided.outcome === "refused") return refuse("already-cancelled");
  const ticket = await replaceCodes(tx, services, request, held);
  const { status } = decided.registration;
  await tellAnew(tx, services, request, held, decided.registration);
  return { outcome: "reissued", status: status === "registered" ? status : "waitlisted", ...ticket };
}

/**
 * The same, whatever stands of the place: somebody who gave it back is told nothing, and gets the new codes where they
 * come back.
 */
export function replaceTicket(
  services: Services,
  request: ChangeRequest,
): Promise<{ outcome: "replaced" } | Refused> {
  return change(services, request, async (tx, held) => {
    await replaceCodes(tx, services, request, held);
    const state = withNewCodes(held.registration);
    await tellAnew(tx, services, request, held, state);
    return { outcome: "replaced" };
  });
}

/** The links with new codes, in the message that tells how the place stands. */
async function tellAnew(
  tx: Db,
  services: Services,
  request: ChangeRequest,
  held: Held,
  state: Held["registration"],
): Promise<void> {
  const kind = newsOf[state.status];
  if (kind !== undefined) await tellHolder(tx, services, request, held, state, kind);
}

/** What is told again of a place that somebody has or waits for. */
export const newsOf = {
  registered: "registration-confirmed",
  waitlisted: "waitlist-joined",
  offered: "place-offered",
  released: undefined,
  cancelled: undefined,
} as const;

async function replaceCodes(tx: Db, services: Services, request: ChangeRequest, held: Held): Promise<Ticket> {
  const of = { centerId: request.center.id, registrationId: request.registrationId };
  const revoked = { revokedAt: services.clock.now() };
  const isOld = (table: typeof ticketCodes | typeof shortCodes) =>
    and(
      eq(table.centerId, of.centerId),
      eq(table.registrationId, of.registrationId),
      eq(table.generation, held.registration.generation),
    );
  await tx.update(ticketCodes).set(revoked).where(isOld(ticketCodes));
  await tx.update(shortCodes).set(revoked).where(isOld(shortCodes));
  const state = withNewCodes(held.registration);
  const { generation } = state;
  const ticket = await mintTicket(tx, services, { ...of, eventId: held.event.id, generation });
  await setState(tx, request, state);
  await writeAudit(tx, services, request.actor, [
    {
      subjectKind: "registration",
      subjectId: request.registrationId,
      action: "ticket reissued",
      to: String(generation),
    },
  ]);
  return ticket;
}
