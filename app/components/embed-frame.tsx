import type { ReactNode } from "react";

/** The frame of a page shown inside another site's: the content alone. */
export function EmbedFrame({ children }: { children: ReactNode }) {
  return (
    <main id="content" className="embed">
      {children}
    </main>
  );
}
