import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Authorship, authorOf } from "~/app/domain/desk/authorship";
import {
  type DeskLists,
  decideLogging,
  type InquiryFacts,
  type Logging,
  type NewInquiry,
} from "~/app/domain/desk/logging";
import type { Refused } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { listInquiriesById } from "~/db/queries/inquiries";
import { listStaffById } from "~/db/queries/members";
import { listBranches } from "~/db/queries/places";
import { inquiries } from "~/db/schema";
import { openDesk } from "./open-desk.server";
import { inTransaction } from "./parts/in-transaction.server";

export interface ToLog {
  actor: Actor;
  center: { id: string; timeZone: string };
  /** In the order in which they were made. */
  inquiries: readonly NewInquiry[];
}

export type Logged = { outcome: "logged"; isNew: boolean };

const mostBranches = 1_000;

/** The branches and categories that an entry may name. */
export async function deskLists(services: Services, centerId: string): Promise<DeskLists> {
  const [branches, categories] = await Promise.all([
    listBranches(services.db, { centerId, limit: mostBranches }),
    openDesk(services, { centerId }),
  ]);
  return {
    branchIds: new Set(branches.map(({ id }) => id)),
    categoryIds: new Map(categories.map(({ id, key }) => [key, id])),
  };
}

/**
 * Logs what a desk answered: an answer for each entry, in their order. Each stands by itself, so that one that is
 * refused keeps no other back. Sent again by its id, an entry is one, also after it was taken back. It is by whoever made
 * it, also where another is signed in as it is sent.
 */
export async function logInquiries(services: Services, request: ToLog): Promise<(Logged | Refused)[]> {
  const lists = await deskLists(services, request.center.id);
  return inTransaction(services, "log-inquiries", (tx) => logAll(tx, services, request, lists));
}

async function logAll(
  tx: Db,
  services: Services,
  { actor, center, inquiries: asked }: ToLog,
  lists: DeskLists,
): Promise<(Logged | Refused)[]> {
  const of = { centerId: center.id, ids: asked.map(({ id }) => id) };
  const known = byId(await listInquiriesById(tx, of));
  const now = services.clock.now();
  const wanted = asked.map((inquiry) => {
    const decided = decideLogging(inquiry, known.get(inquiry.id), lists, now);
    if (decided.outcome === "new") known.set(inquiry.id, inquiry);
    return { inquiry, decided };
  });
  const makers = await makersOf(tx, center.id, asked);
  const rows = wanted.flatMap(({ inquiry, decided }) => {
    const author = authorOf(actor.id, inquiry.madeBy ?? null, makers);
    return decided.outcome === "new" ? [rowOf(center, author, now, inquiry, decided)] : [];
  });
  const written = await insert(tx, rows);
  // Another request may have written an id in between: then its words are the entry's.
  const kept = written.size === rows.length ? known : byId(await listInquiriesById(tx, of));
  return wanted.map(({ inquiry, decided }) => {
    if (decided.outcome === "refused") return decided;
    if (decided.outcome === "new" && written.has(inquiry.id)) return { outcome: "logged", isNew: true };
    const again = decideLogging(inquiry, kept.get(inquiry.id), lists, now);
    return again.outcome === "refused" ? again : { outcome: "logged", isNew: false };
  });
}

/** Who of the staff the entries say made them, by membership. */
async function makersOf(
  tx: Db,
  centerId: string,
  asked: readonly NewInquiry[],
): Promise<ReadonlyMap<string, string>> {
  const membershipIds = [...new Set(asked.flatMap(({ madeBy }) => madeBy ?? []))];
  if (membershipIds.length === 0) return new Map();
  const found = await listStaffById(tx, { centerId, membershipIds });
  return new Map(found.map(({ id, userId }) => [id, userId]));
}

const byId = (facts: readonly (InquiryFacts & { id: string })[]) =>
  new Map<string, InquiryFacts>(facts.map((each) => [each.id, each]));

type Row = typeof inquiries.$inferInsert;

function rowOf(
  center: ToLog["center"],
  author: Authorship,
  now: Date,
  inquiry: NewInquiry,
  { categoryId, answeredAt }: Extract<Logging, { outcome: "new" }>,
): Row {
  const { category: _, madeBy: _maker, ...facts } = inquiry;
  return {
    ...{ ...facts, centerId: center.id, categoryId, source: "desk", ...author, receivedAt: now },
    ...{ answeredAt, answeredOn: localOf(answeredAt, center.timeZone).date },
  };
}

async function insert(tx: Db, rows: Row[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const written = await tx
    .insert(inquiries)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: inquiries.id });
  return new Set(written.map(({ id }) => id));
}
