import type { ReactNode } from "react";
import { FrameFoot, Main, Masthead, type NavLink, SkipLink } from "./frame-parts";
import { MenuLines, MenuList, type MenuSection, pagesOf } from "./staff-menu";
import { words } from "./words";

export interface StaffFrameProps {
  centerName: string;
  homeHref?: string | undefined;
  /** The sections this role may open, most used first. */
  links: readonly MenuSection[];
  /** One section that stays one tap away on a phone, where the others are in the menu. */
  quick?: NavLink | undefined;
  /** The href of the page that is open. */
  current?: string | undefined;
  /** Who is signed in, and the form that signs out. */
  account?: ReactNode;
  menuLabel?: string | undefined;
  /** Room for tables with many columns. */
  isWide?: boolean | undefined;
  /** `ticket-page` where the page prints as a ticket alone. */
  className?: string | undefined;
  privacyHref?: string | undefined;
  children: ReactNode;
}

/** The frame of signed-in pages: navigation in lines at a desk, a menu that folds without script on a
 *  phone. Both are in the markup and one is displayed, since CSS alone cannot hold `details` open. */
export function StaffFrame(props: StaffFrameProps) {
  const {
    centerName,
    homeHref = "/staff",
    links,
    current,
    menuLabel = words.menu,
    isWide = true,
    className,
  } = props;
  const here = pagesOf(links).find((link) => link.href === current);
  const menu = { sections: links, current, label: menuLabel };
  return (
    <div className={className ? `frame ${className}` : "frame"} data-width={isWide ? "wide" : undefined}>
      <SkipLink />
      <Masthead name={centerName} homeHref={homeHref}>
        {props.account && <div className="staff-account">{props.account}</div>}
      </Masthead>
      <div className="staff-bar">
        <MenuLines {...menu} />
        {props.quick && (
          <nav className="staff-quick" aria-label="Always at hand">
            <a href={props.quick.href} aria-current={props.quick.href === current ? "page" : undefined}>
              {props.quick.label}
            </a>
          </nav>
        )}
        <details className="staff-menu">
          <summary>{here ? `${menuLabel}: ${here.label}` : menuLabel}</summary>
          <MenuList {...menu} />
        </details>
      </div>
      <Main>{props.children}</Main>
      <FrameFoot>
        <p>
          <a href={props.privacyHref ?? "/privacy"}>Privacy</a>
        </p>
      </FrameFoot>
    </div>
  );
}
