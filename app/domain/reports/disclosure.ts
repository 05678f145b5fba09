/** Below this a count could point at somebody. */
export const leastPublished = 10;

/** A published number, as the groups that it is the sum of. */
export type Sum = readonly string[];

/** Groups above so many free choices are taken as disclosed: nobody would wait for the answer. */
const mostChoices = 14;

/** Sums are solved modulo a prime: their solutions are -1, 0 and 1, and products stay whole numbers. */
const prime = 67_108_859;

/**
 * The small groups whose total can be found from published sums by adding and subtracting, where that total is under ten;
 * null where there are none. Groups of ten and more are no secret, and may be part of what is subtracted.
 */
export function disclosedBy(sums: readonly Sum[], counts: ReadonlyMap<string, number>): Sum | null {
  const groups = [...counts.keys()];
  const isSmall = (group: string) => (counts.get(group) ?? 0) < leastPublished;
  // Large ones first: what is left without any of them is about small ones alone.
  const columns = [...groups.filter((group) => !isSmall(group)), ...groups.filter(isSmall)];
  const firstSmall = columns.findIndex(isSmall);
  if (firstSmall === -1) return null;
  const found = reduced(sums, columns).filter(({ pivot }) => pivot >= firstSmall);
  if (found.length > mostChoices) return columns.slice(firstSmall);
  for (let choice = 1; choice < 2 ** found.length; choice++) {
    const row = total(found.filter((_, n) => Math.floor(choice / 2 ** n) % 2 === 1).map(({ row }) => row));
    if (row.some((entry) => entry > 1)) continue;
    const members = columns.filter((_, n) => row[n] === 1);
    const people = members.reduce((sum, group) => sum + (counts.get(group) ?? 0), 0);
    if (people < leastPublished) return members;
  }
  return null;
}

/** True where the groups' total can be found from the sums. */
export function isDerivable(sums: readonly Sum[], members: Sum): boolean {
  const columns = [...new Set([...sums.flat(), ...members])];
  return reduced([...sums, members], columns).length === reduced(sums, columns).length;
}

interface Reduced {
  /** The column that this row alone has. */
  pivot: number;
  row: number[];
}

/** The sums in reduced row echelon form by these columns. */
function reduced(sums: readonly Sum[], columns: readonly string[]): Reduced[] {
  const rows = sums.map((sum) => {
    const members = new Set(sum);
    return columns.map((group): number => (members.has(group) ? 1 : 0));
  });
  const done: Reduced[] = [];
  for (let pivot = 0; pivot < columns.length && rows.length > 0; pivot++) {
    const at = rows.findIndex((row) => row[pivot] !== 0);
    const [found] = at === -1 ? [] : rows.splice(at, 1);
    if (found === undefined) continue;
    const row = scaled(found, inverseOf(found[pivot] ?? 1));
    const without = (other: number[]) => total([other, scaled(row, prime - (other[pivot] ?? 0))]);
    for (const [n, other] of rows.entries()) rows[n] = without(other);
    for (const other of done) other.row = without(other.row);
    done.push({ pivot, row });
  }
  return done;
}

const scaled = (row: readonly number[], by: number): number[] => row.map((entry) => (entry * by) % prime);

function total(rows: readonly (readonly number[])[]): number[] {
  const [first = [], ...others] = rows;
  return others.reduce<number[]>(
    (sum, row) => sum.map((entry, n) => (entry + (row[n] ?? 0)) % prime),
    [...first],
  );
}

/** By Fermat's little theorem: the power of two less than the prime. */
function inverseOf(value: number): number {
  let [result, base, exponent] = [1, value % prime, prime - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}
