import { type ReactNode, useEffect, useRef } from "react";

/** What lies under a verdict: while that covers the screen, nothing here takes the focus or is read out. */
export function Coverable({ isCovered, children }: { isCovered: boolean; children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // React 18 knows no such attribute.
    if (content.current) content.current.inert = isCovered;
  }, [isCovered]);
  return <div ref={content}>{children}</div>;
}
