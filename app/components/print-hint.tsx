import type { ReactNode } from "react";

/** How a page prints. A browser's own print command works without script; the hint itself is not printed. */
export function PrintHint({ children }: { children: ReactNode }) {
  return (
    <p className="print-hint">
      {children} To print it, press Ctrl and P, or choose Print in the browser's menu.
    </p>
  );
}
