import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { ReferralKind, ReferralState } from "~/app/domain/referrals/referral";
import type { Db } from "~/db/client.server";
import { branches, partners, referralSteps, referrals } from "~/db/schema";
import { actingName } from "./acting-names";

/** What the list of referrals is narrowed to; days are of the center's zone, both included. */
export interface ReferralFilters {
  kind?: ReferralKind | undefined;
  partnerId?: string | undefined;
  branchId?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  /** Eight digits, or a partner's own reference. */
  named?: string | undefined;
}

const columns = {
  id: referrals.id,
  code: referrals.code,
  kind: referrals.kind,
  partnerId: referrals.partnerId,
  partnerName: partners.name,
  branchId: referrals.branchId,
  branchName: branches.name,
  language: referrals.language,
  state: referrals.state,
  partnerReference: referrals.partnerReference,
  consentVersion: referrals.consentVersion,
  madeAt: referrals.madeAt,
  madeOn: referrals.madeOn,
  servedOn: referrals.servedOn,
  servedHow: referrals.servedHow,
  revision: referrals.revision,
};

export type ReferralRow = Awaited<ReturnType<typeof listReferrals>>[number];

const selectReferrals = (db: Db) =>
  db
    .select(columns)
    .from(referrals)
    .innerJoin(partners, and(eq(partners.centerId, referrals.centerId), eq(partners.id, referrals.partnerId)))
    .innerJoin(branches, and(eq(branches.centerId, referrals.centerId), eq(branches.id, referrals.branchId)))
    .$dynamic();

/** Referrals, the newest first, by keyset. */
export async function listReferrals(
  db: Db,
  params: ReferralFilters & {
    centerId: string;
    state?: ReferralState | undefined;
    before?: { at: Date; id: string } | undefined;
    limit: number;
  },
) {
  const { state, before } = params;
  return selectReferrals(db)
    .where(
      and(
        ...narrowed(params),
        state === undefined ? undefined : eq(referrals.state, state),
        before === undefined
          ? undefined
          : or(
              lt(referrals.madeAt, before.at),
              and(eq(referrals.madeAt, before.at), lt(referrals.id, before.id)),
            ),
      ),
    )
    .orderBy(desc(referrals.madeAt), desc(referrals.id))
    .limit(params.limit);
}

/** How many of those that a list is narrowed to are in each state. */
export async function countReferrals(db: Db, params: ReferralFilters & { centerId: string }) {
  return db
    .select({ state: referrals.state, count: sql<number>`count(*)::int` })
    .from(referrals)
    .where(and(...narrowed(params)))
    .groupBy(referrals.state);
}

function narrowed(params: ReferralFilters & { centerId: string }): (SQL | undefined)[] {
  const { kind, partnerId, branchId, from, until, named } = params;
  return [
    eq(referrals.centerId, params.centerId),
    kind === undefined ? undefined : eq(referrals.kind, kind),
    partnerId === undefined ? undefined : eq(referrals.partnerId, partnerId),
    branchId === undefined ? undefined : eq(referrals.branchId, branchId),
    from === undefined ? undefined : gte(referrals.madeOn, from),
    until === undefined ? undefined : lte(referrals.madeOn, until),
    named === undefined ? undefined : or(eq(referrals.code, named), eq(referrals.partnerReference, named)),
  ];
}

interface OfReferral {
  centerId: string;
  referralId: string;
}

const isIt = ({ centerId, referralId }: OfReferral) =>
  and(eq(referrals.centerId, centerId), eq(referrals.id, referralId));

export async function findReferral(db: Db, of: OfReferral) {
  const [found] = await selectReferrals(db).where(isIt(of));
  return found ?? null;
}

/** What a step is decided by, held until the transaction ends. */
export async function lockReferral(tx: Db, of: OfReferral) {
  const [found] = await tx
    .select({
      partnerId: referrals.partnerId,
      state: referrals.state,
      madeOn: referrals.madeOn,
      consentVersion: referrals.consentVersion,
      partnerReference: referrals.partnerReference,
      revision: referrals.revision,
    })
    .from(referrals)
    .where(isIt(of))
    .for("no key update");
  return found ?? null;
}

/** A referral's steps, the last first, with who marked each. */
export async function listReferralSteps(db: Db, { centerId, referralId }: OfReferral) {
  return db
    .select({
      id: referralSteps.id,
      from: referralSteps.from,
      to: referralSteps.to,
      how: referralSteps.how,
      at: referralSteps.at,
      byName: actingName("referral_steps"),
    })
    .from(referralSteps)
    .where(and(eq(referralSteps.centerId, centerId), eq(referralSteps.referralId, referralId)))
    .orderBy(desc(referralSteps.no));
}

export async function hasReferralStep(db: Db, { centerId, stepId }: { centerId: string; stepId: string }) {
  const found = await db
    .select({ id: referralSteps.id })
    .from(referralSteps)
    .where(and(eq(referralSteps.centerId, centerId), eq(referralSteps.id, stepId)));
  return found.length > 0;
}

/** The referrals that a partner's list names by code or by the partner's reference, the lower id first. */
export async function listNamedReferrals(
  db: Db,
  params: { centerId: string; partnerId: string; codes: string[]; references: string[]; isHeld: boolean },
) {
  const { centerId, partnerId, codes, references, isHeld } = params;
  const query = db
    .select({
      id: referrals.id,
      code: referrals.code,
      partnerId: referrals.partnerId,
      partnerReference: referrals.partnerReference,
      state: referrals.state,
      madeOn: referrals.madeOn,
      consentVersion: referrals.consentVersion,
    })
    .from(referrals)
    .where(
      and(
        eq(referrals.centerId, centerId),
        or(
          inArray(referrals.code, codes),
          and(eq(referrals.partnerId, partnerId), inArray(referrals.partnerReference, references)),
        ),
      ),
    )
    .orderBy(asc(referrals.id));
  return isHeld ? query.for("no key update") : query;
}

/** The branch and language of whoever's last referral it was: what the next form begins with. */
export async function findLastReferralBy(db: Db, { centerId, madeBy }: { centerId: string; madeBy: string }) {
  const [found] = await db
    .select({ branchId: referrals.branchId })
    .from(referrals)
    .where(and(eq(referrals.centerId, centerId), eq(referrals.madeBy, madeBy)))
    .orderBy(desc(referrals.madeAt))
    .limit(1);
  return found ?? null;
}

/** Referrals by age, by keyset. */
export async function listReferralsByAge(
  db: Db,
  params: ReferralFilters & {
    centerId: string;
    state?: ReferralState | undefined;
    after?: string | undefined;
    limit: number;
  },
) {
  const { state, after } = params;
  return selectReferrals(db)
    .where(
      and(
        ...narrowed(params),
        state === undefined ? undefined : eq(referrals.state, state),
        after === undefined ? undefined : gt(referrals.id, after),
      ),
    )
    .orderBy(asc(referrals.id))
    .limit(params.limit);
}
