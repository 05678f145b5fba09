import type { ReactNode } from "react";

export interface SlipProps {
  centerName: string;
  /** The largest line: a time, or a number. */
  figure: ReactNode;
  /** What stands under it, a line each. */
  lines: readonly ReactNode[];
}

/** A piece of paper for a visitor's hand. It has no name: whoever finds it learns of nobody. */
export function Slip({ centerName, figure, lines }: SlipProps) {
  return (
    <div className="slip">
      <p className="slip-issuer">{centerName}</p>
      <p className="slip-figure">{figure}</p>
      {lines.map((line, place) => (
        <p key={place}>{line}</p>
      ))}
    </div>
  );
}
