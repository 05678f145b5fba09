export interface Table {
  name: string;
  /** Tables that its rows point to. */
  refersTo: readonly string[];
}

/**
 * The tables so that each comes after all that it points to: rows can be written in this order. What points to itself
 * or to none of these is no matter.
 * @throws where tables point to one another in a circle
 */
export function inOrderOfKeys<T extends Table>(tables: readonly T[]): T[] {
  const ordered: T[] = [];
  let waiting = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const isFree = ({ name, refersTo }: T) => !refersTo.some((other) => other !== name && names.has(other));
    const free = waiting.filter(isFree);
    if (free.length === 0) throw new Error(`These tables point to one another: ${[...names].join(", ")}`);
    ordered.push(...free);
    waiting = waiting.filter((table) => !isFree(table));
  }
  return ordered;
}
