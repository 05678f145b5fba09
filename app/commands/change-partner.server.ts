import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { PartnerInput } from "~/app/domain/referrals/partner";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { isUniqueViolation } from "~/db/queries/errors";
import { lockPartner, type Partner } from "~/db/queries/partners";
import { partners } from "~/db/schema";
import { raiseCenterRevision } from "./change-center.server";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditEntry, writeAudit } from "./parts/write-audit.server";

interface PartnerRequest {
  actor: Actor;
  centerId: string;
  /** The id that the form carries: posted twice, it makes one partner. */
  partnerId: string;
}

/** Adds a partner; the public directory shows it at once. Names are unique among those that are not retired. */
export async function createPartner(
  services: Services,
  request: PartnerRequest & { partner: PartnerInput },
): Promise<{ outcome: "created" } | Refused> {
  const { centerId, partnerId, partner } = request;
  return whileNamesDiffer(services, request, async (tx) => {
    const values = { ...partner, languages: [...partner.languages], createdAt: services.clock.now() };
    // Of the id's index alone, a form that comes twice at once could meet its own name.
    const added = await tx
      .insert(partners)
      .values({ centerId, id: partnerId, ...values })
      .onConflictDoNothing()
      .returning({ id: partners.id });
    const isThere = added.length > 0 || (await lockPartner(tx, { ...request, as: "no key update" })) !== null;
    const trail = added.map(() => ({ ...about(partnerId), action: "added", to: partner.name }));
    return isThere ? { outcome: "created" as const, trail } : nameTaken();
  });
}

/** Writes anew what is known of a partner. Referrals that were made to it keep what they were for. */
export async function changePartner(
  services: Services,
  request: PartnerRequest & { partner: PartnerInput },
): Promise<{ outcome: "changed" } | Refused> {
  const { partnerId, partner } = request;
  return whileNamesDiffer(services, request, async (tx) => {
    const before = await lockPartner(tx, { ...request, as: "no key update" });
    if (before === null) return refuse("not-found");
    await tx
      .update(partners)
      .set({ ...partner, languages: [...partner.languages] })
      .where(isIt(request));
    return { outcome: "changed" as const, trail: changes(partnerId, before, partner) };
  });
}

/** Retires a partner, so that nobody is sent there any more, or takes it back. Twice is once. */
export async function retirePartner(
  services: Services,
  request: PartnerRequest & { isRetired: boolean },
): Promise<{ outcome: "changed" } | Refused> {
  const { partnerId, isRetired } = request;
  return whileNamesDiffer(services, request, async (tx) => {
    const before = await lockPartner(tx, { ...request, as: "no key update" });
    if (before === null) return refuse("not-found");
    if ((before.retiredAt !== null) === isRetired) return { outcome: "changed" as const, trail: [] };
    await tx
      .update(partners)
      .set({ retiredAt: isRetired ? services.clock.now() : null })
      .where(isIt(request));
    const action = isRetired ? "partner retired" : "partner restored";
    return { outcome: "changed" as const, trail: [{ ...about(partnerId), action, to: before.name }] };
  });
}

const isIt = ({ centerId, partnerId }: PartnerRequest) =>
  and(eq(partners.centerId, centerId), eq(partners.id, partnerId));

const about = (partnerId: string) => ({ subjectKind: "partner" as const, subjectId: partnerId });

function changes(partnerId: string, before: Partner, { name, ...partner }: PartnerInput): AuditEntry[] {
  const { id: _id, retiredAt: _retiredAt, name: nameBefore, ...rest } = before;
  const renamed = { ...about(partnerId), action: "edited name", from: nameBefore, to: name };
  const edited = { ...about(partnerId), action: "partner edited", to: name };
  const isSame = isSameOtherwise(rest, partner);
  return [...(name === nameBefore ? [] : [renamed]), ...(isSame ? [] : [edited])];
}

/** Of what a form has, in its own order, whatever order the database gives it in. */
const isSameOtherwise = (before: Omit<PartnerInput, "name">, after: Omit<PartnerInput, "name">) =>
  JSON.stringify(listed(before)) === JSON.stringify(listed(after));

const listed = ({
  kind,
  address,
  phone,
  website,
  hours,
  languages,
  isPublic,
}: Omit<PartnerInput, "name">) => [...[kind, address, phone, website, hours, isPublic], ...languages];

type Done = { outcome: "created" | "changed"; trail: AuditEntry[] };

/** Does the work, writes its trail and lets the directory be rendered anew; a name that is taken is refused. */
async function whileNamesDiffer<D extends Done>(
  services: Services,
  { actor, centerId }: PartnerRequest,
  work: (tx: Db) => Promise<D | Refused>,
): Promise<Omit<D, "trail"> | Refused> {
  try {
    const done = await inTransaction(services, "change-partner", async (tx) => {
      const result = await work(tx);
      if (result.outcome === "refused") return result;
      const { trail, ...rest } = result;
      await writeAudit(tx, services, actor, trail);
      await raiseCenterRevision(tx, centerId);
      return rest;
    });
    if (done.outcome !== "refused") services.live.announce({ kind: "center", centerId });
    return done;
  } catch (error) {
    if (!isUniqueViolation(error, "partners_name")) throw error;
    return nameTaken();
  }
}

const nameTaken = () => refuse("already-there", [{ field: "name", problem: "already-there" }]);
