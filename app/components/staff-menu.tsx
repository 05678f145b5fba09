import { useId } from "react";
import { LinkList, type NavLink } from "./frame-parts";

/** A section of the menu: one page, or several pages, whose first one it leads to. */
export interface MenuSection extends NavLink {
  pages?: readonly NavLink[] | undefined;
}

interface MenuProps {
  sections: readonly MenuSection[];
  /** The href of the page that is open. */
  current?: string | undefined;
  label: string;
}

/** The sections in one line, and the pages of the open one in a second, so that what is done together is one click away. */
export function MenuLines({ sections, current, label }: MenuProps) {
  const open = sections.find((section) => isWithin(section, current));
  return (
    <div className="staff-nav-wide">
      <nav aria-label={label}>
        <ul className="links">
          {sections.map((section) => (
            <li key={section.href}>
              <a href={section.href} aria-current={currencyOf(section, current)}>
                {section.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {open?.pages && (
        <nav className="staff-pages" aria-label={open.label}>
          <LinkList links={open.pages} current={current} />
        </nav>
      )}
    </div>
  );
}

/** All pages under their sections' names, for a menu that unfolds. */
export function MenuList({ sections, current, label }: MenuProps) {
  return (
    <nav aria-label={label}>
      {sections.map((section) => (
        <SectionList key={section.href} section={section} current={current} />
      ))}
    </nav>
  );
}

function SectionList({ section, current }: { section: MenuSection; current: string | undefined }) {
  const id = useId();
  if (section.pages === undefined) return <LinkList links={[section]} current={current} />;
  return (
    <div>
      <p id={id} className="staff-menu-label">
        {section.label}
      </p>
      <LinkList links={section.pages} current={current} labelledBy={id} />
    </div>
  );
}

/** Every page that the menu leads to. */
export const pagesOf = (sections: readonly MenuSection[]): NavLink[] =>
  sections.flatMap((section) => section.pages ?? [section]);

const isWithin = (section: MenuSection, current: string | undefined): boolean =>
  pagesOf([section]).some(({ href }) => href === current);

/** A section of several pages is where one is, and not the page itself. */
const currencyOf = (section: MenuSection, current: string | undefined) =>
  isWithin(section, current) ? (section.pages === undefined ? "page" : "true") : undefined;
