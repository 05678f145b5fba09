import type { ReactNode } from "react";

export interface Description {
  term: string;
  /** Rows without a value are left out. */
  value: ReactNode;
}

/** Facts with their names: beside each other at a desk, under each other on a phone. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  const known = items.filter(({ value }) => value !== undefined && value !== null && value !== "");
  return (
    <dl className="facts">
      {known.map(({ term, value }) => [<dt key={`${term}-term`}>{term}</dt>, <dd key={term}>{value}</dd>])}
    </dl>
  );
}
