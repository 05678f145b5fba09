import type { ReactNode } from "react";
import type { NavLink } from "./frame-parts";
import { LogoProvider } from "./logo";
import { StaffFrame } from "./staff-frame";
import { sectionOf } from "./staff-links";

const sections: readonly NavLink[] = [
  { href: "/installation", label: "Centers" },
  { href: "/installation/figures", label: "Figures" },
  { href: "/installation/admins", label: "Admins" },
  { href: "/installation/audit", label: "Audit trail" },
];

/** The frame of the pages on all centers: they belong to none, so no center's name or logo heads them. */
export function InstallationFrame({ pathname, children }: { pathname: string; children: ReactNode }) {
  return (
    <LogoProvider value={null}>
      <StaffFrame
        centerName="All centers"
        homeHref="/installation"
        links={sections}
        current={sectionOf(pathname, sections)}
        account={<a href="/account">Your account</a>}
      >
        {children}
      </StaffFrame>
    </LogoProvider>
  );
}
