import type { ReactNode } from "react";

export interface StatProps {
  /** Already formatted; unknown is a word, never 0. */
  figure: ReactNode;
  label: string;
  definition?: ReactNode;
}

const isInWords = (figure: ReactNode) => typeof figure === "string" && !/\p{N}/u.test(figure);

/** A figure, large, with what it counts under it. Stands inside StatRow. */
export function Stat({ figure, label, definition }: StatProps) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd className="stat-figure" data-kind={isInWords(figure) ? "words" : undefined}>
        {figure}
      </dd>
      {definition && <dd className="stat-definition">{definition}</dd>}
    </div>
  );
}

/** `live` names the row where a page keeps it up to date: see LivePage. */
export function StatRow({ live, children }: { live?: string | undefined; children: ReactNode }) {
  return (
    <dl className="stats" data-live={live}>
      {children}
    </dl>
  );
}
