import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { isOffered, mostCategories, moved, nameProblem, newKey } from "~/app/domain/desk/categories";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { lockCategories } from "~/db/queries/inquiry-categories";
import { inquiryCategories } from "~/db/schema";
import type { DeskCategories } from "./open-desk.server";
import { openDesk } from "./open-desk.server";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditEntry, writeAudit } from "./parts/write-audit.server";

interface Request {
  actor: Actor;
  centerId: string;
  categoryId: string;
}

type Changed = { outcome: "changed" } | Refused;
const changed = { outcome: "changed" } as const;

/** Adds a category at the end. The id is the form's: posted twice, it is one. Its key is made of its first name. */
export async function addCategory(services: Services, request: Request & { name: string }): Promise<Changed> {
  const { actor, centerId, categoryId: id, name } = request;
  await openDesk(services, { centerId });
  return inTransaction(services, "change-category", async (tx) => {
    const categories = await lockCategories(tx, { centerId });
    if (categories.some((category) => category.id === id)) return changed;
    const refused = refusedName(name, categories, null) ?? refusedNumber(categories);
    if (refused !== null) return refused;
    const key = newKey(name, new Set(categories.map((category) => category.key)));
    const position = Math.max(-1, ...categories.map((category) => category.position)) + 1;
    await tx.insert(inquiryCategories).values({ centerId, id, key, name, position });
    await writeAudit(tx, services, actor, [about(id, "category added", { to: name })]);
    return changed;
  });
}

/** Gives a category another name. Its key stays, so that years compare. */
export async function renameCategory(
  services: Services,
  request: Request & { name: string },
): Promise<Changed> {
  return withCategory(services, request, async (tx, category, categories) => {
    if (category.name === request.name) return changed;
    const refused = refusedName(request.name, categories, category.id);
    if (refused !== null) return refused;
    await write(tx, request, { name: request.name });
    const names = { from: category.name, to: request.name };
    await writeAudit(tx, services, request.actor, [about(category.id, "category renamed", names)]);
    return changed;
  });
}

/** Moves a category a place up or down. At the end it stays. */
export async function moveCategory(
  services: Services,
  request: Request & { direction: "up" | "down" },
): Promise<Changed> {
  return withCategory(services, request, async (tx, category, categories) => {
    const order = moved(categories, category.id, request.direction);
    const isMoved = order[categories.findIndex(({ id }) => id === category.id)] !== category.id;
    for (const [position, categoryId] of order.entries())
      await write(tx, { ...request, categoryId }, { position });
    if (isMoved)
      await writeAudit(tx, services, request.actor, [
        about(category.id, "category moved", { to: category.name }),
      ]);
    return changed;
  });
}

/** Offers a category no longer. What was logged under it keeps it. */
export async function retireCategory(services: Services, request: Request): Promise<Changed> {
  return withCategory(services, request, async (tx, category) => {
    if (!isOffered(category)) return changed;
    await write(tx, request, { retiredAt: services.clock.now() });
    await writeAudit(tx, services, request.actor, [
      about(category.id, "category retired", { to: category.name }),
    ]);
    return changed;
  });
}

/** Offers a retired category again, at its place. */
export async function restoreCategory(services: Services, request: Request): Promise<Changed> {
  return withCategory(services, request, async (tx, category, categories) => {
    if (isOffered(category)) return changed;
    const refused = refusedNumber(categories);
    if (refused !== null) return refused;
    await write(tx, request, { retiredAt: null });
    await writeAudit(tx, services, request.actor, [
      about(category.id, "category restored", { to: category.name }),
    ]);
    return changed;
  });
}

/** With all categories of the center held, so that two changes go one after the other. */
async function withCategory(
  services: Services,
  { centerId, categoryId }: Request,
  change: (tx: Db, category: DeskCategories[number], all: DeskCategories) => Promise<Changed>,
): Promise<Changed> {
  return inTransaction(services, "change-category", async (tx) => {
    const categories = await lockCategories(tx, { centerId });
    const category = categories.find(({ id }) => id === categoryId);
    return category === undefined ? refuse("not-found") : change(tx, category, categories);
  });
}

async function write(
  tx: Db,
  { centerId, categoryId }: Pick<Request, "centerId" | "categoryId">,
  values: Partial<typeof inquiryCategories.$inferInsert>,
): Promise<void> {
  await tx
    .update(inquiryCategories)
    .set(values)
    .where(and(eq(inquiryCategories.centerId, centerId), eq(inquiryCategories.id, categoryId)));
}

function refusedName(name: string, categories: DeskCategories, ownId: string | null): Refused | null {
  const problem = nameProblem(name, categories, ownId);
  return problem === null ? null : refuse("already-there", [{ field: "name", problem }]);
}

const refusedNumber = (categories: DeskCategories): Refused | null =>
  categories.filter(isOffered).length < mostCategories
    ? null
    : refuse("values-not-accepted", [{ field: "name", problem: "too-many-categories" }]);

const about = (subjectId: string, action: string, change: Pick<AuditEntry, "from" | "to">): AuditEntry => ({
  subjectKind: "desk",
  subjectId,
  action,
  ...change,
});
