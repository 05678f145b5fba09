import type { ReactNode } from "react";

/** The page's one h1, a line under it, and what can be done from here. */
export function PageHead({ title, lead, actions }: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {lead && <p className="page-head-lead">{lead}</p>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
