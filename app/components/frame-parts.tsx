import type { ReactNode } from "react";
import { useWords } from "~/app/i18n/use-words";
import { CenterLogo } from "./logo";

export interface NavLink {
  href: string;
  label: string;
}

/** The first stop of the Tab key: past the masthead, to the page's content. */
export function SkipLink() {
  return (
    <a className="skip-link" href="#content">
      {useWords()("frame.skip")}
    </a>
  );
}

export function Masthead({
  name,
  homeHref,
  children,
}: {
  name: string;
  homeHref: string;
  children?: ReactNode;
}) {
  return (
    <header className="masthead">
      <div className="masthead-inner">
        <p className="masthead-name">
          <a href={homeHref}>
            <CenterLogo />
            {name}
          </a>
        </p>
        {children}
      </div>
    </header>
  );
}

/** Links in a row (or one under another in a menu); the one that is open carries aria-current. */
export function LinkList({
  links,
  current,
  labelledBy,
}: {
  links: readonly NavLink[];
  current?: string | undefined;
  labelledBy?: string | undefined;
}) {
  return (
    <ul className="links" aria-labelledby={labelledBy}>
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.href === current ? "page" : undefined}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Main({ children }: { children: ReactNode }) {
  return (
    <main id="content" className="frame-main" tabIndex={-1}>
      {children}
    </main>
  );
}

export function FrameFoot({ children }: { children: ReactNode }) {
  return (
    <footer className="frame-foot">
      <div className="frame-foot-inner">{children}</div>
    </footer>
  );
}
