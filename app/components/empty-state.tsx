import type { ReactNode } from "react";

/** Stands where a list would be: says what is not there and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {typeof children === "string" ? <p>{children}</p> : children}
      {action && <div className="actions">{action}</div>}
    </div>
  );
}
