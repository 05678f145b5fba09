import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type NoticeKind = "info" | "success" | "warning" | "error";

const icons: Record<NoticeKind, IconName> = {
  info: "info",
  success: "check",
  warning: "warning",
  error: "stop",
};

export interface NoticeProps {
  kind?: NoticeKind | undefined;
  title?: string | undefined;
  /** `status` after something was done, `alert` where it stops the reader; a standing notice has none. */
  role?: "status" | "alert" | undefined;
  children?: ReactNode;
}

/** What the reader should know before reading on. */
export function Notice({ kind = "info", title, role, children }: NoticeProps) {
  return (
    <div className="notice" data-kind={kind} role={role}>
      <Icon name={icons[kind]} />
      <div className="notice-body">
        {title && <p className="notice-title">{title}</p>}
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
