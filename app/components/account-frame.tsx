import type { ReactNode } from "react";
import { PageFrame } from "./page-frame";

export interface AccountFrameProps {
  centerName: string;
  /** Where this person's work begins; absent without a role. */
  workHref?: string | undefined;
  children: ReactNode;
}

/** The frame of the pages on one's own account, with the way back to work. */
export function AccountFrame({ centerName, workHref, children }: AccountFrameProps) {
  const links = [
    ...(workHref === undefined ? [] : [{ href: workHref, label: "Back to work" }]),
    { href: "/account", label: "Your account" },
    { href: "/sign-out", label: "Sign out" },
  ];
  return (
    <PageFrame centerName={centerName} links={links} navigationLabel="Your account" isWide>
      {children}
    </PageFrame>
  );
}
