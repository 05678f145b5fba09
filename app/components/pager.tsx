import { useWords } from "~/app/i18n/use-words";

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
  const t = useWords();
  if (!newerHref && !olderHref) return null;
  return (
    <nav className="pager" aria-label={labels.label ?? t("frame.pages")}>
      {newerHref && (
        <a href={newerHref} rel="prev">
          {labels.newerLabel ?? "Newer"}
        </a>
      )}
      {olderHref && (
        <a href={olderHref} rel="next">
          {labels.olderLabel ?? "Older"}
        </a>
      )}
    </nav>
  );
}
