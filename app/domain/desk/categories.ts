import { fold } from "~/app/domain/text/fold";

/** The most categories that a desk is offered: each is a button. */
export const mostCategories = 30;

/** Categories that a number key or an access key logs. */
export const keyedCategories = 9;

export interface Category {
  id: string;
  key: string;
  name: string;
  retiredAt: Date | null;
}

export const isOffered = ({ retiredAt }: Pick<Category, "retiredAt">): boolean => retiredAt === null;

/** A key for a new category, of its first name: `new-americans`, `new-americans-2` where that is taken. */
export function newKey(name: string, taken: ReadonlySet<string>): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-|-$/g, "");
  const base = slug === "" ? "category" : slug;
  let key = base;
  for (let n = 2; taken.has(key); n += 1) key = `${base}-${n}`;
  return key;
}

/** What is wrong with a name among the center's categories, those retired included; null where nothing is. */
export function nameProblem(
  name: string,
  categories: readonly Pick<Category, "id" | "name">[],
  ownId: string | null,
): "already-there" | null {
  const isTaken = categories.some(({ id, name: other }) => id !== ownId && fold(other) === fold(name));
  return isTaken ? "already-there" : null;
}

/** The ids in the order after one category went a place up or down among those that are offered. */
export function moved(
  categories: readonly Pick<Category, "id" | "retiredAt">[],
  id: string,
  direction: "up" | "down",
): string[] {
  const order = categories.filter(isOffered).map((category) => category.id);
  const from = order.indexOf(id);
  const to = direction === "up" ? from - 1 : from + 1;
  const other = order[to];
  if (from >= 0 && other !== undefined) {
    order[from] = other;
    order[to] = id;
  }
  const retired = categories.filter((category) => !isOffered(category)).map((category) => category.id);
  return [...order, ...retired];
}
