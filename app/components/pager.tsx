import { words } from "./words";

export interface PagerProps {
  /** Absent on the first page. */
  newerHref?: string | undefined;
  /** Absent on the last page. */
  olderHref?: string | undefined;
  label?: string | undefined;
  newerLabel?: string | undefined;
  olderLabel?: string | undefined;
}

/** Keyset paging: one step either way, no page numbers. */
export function Pager({ newerHref, olderHref, ...labels }: PagerProps) {
  if (!newerHref && !olderHref) return null;
  return (
    <nav className="pager" aria-label={labels.label ?? words.pages}>
      {newerHref && (
        <a href={newerHref} rel="prev">
          {labels.newerLabel ?? words.newer}
        </a>
      )}
      {olderHref && (
        <a href={olderHref} rel="next">
          {labels.olderLabel ?? words.older}
        </a>
      )}
    </nav>
  );
}
