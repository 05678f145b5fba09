export interface Tab {
  href: string;
  label: string;
  count?: number | undefined;
}

export interface TabsNavProps {
  /** What the tabs are views of: "Events by status". */
  label: string;
  tabs: readonly Tab[];
  current: string;
  /** More than a phone has lines for: there they are a menu that names the open one. */
  foldsOnPhones?: boolean | undefined;
}

/** Views of one thing as links: each has its own address. */
export function TabsNav({ label, tabs, current, foldsOnPhones = false }: TabsNavProps) {
  const open = tabs.find(({ href }) => href === current);
  return (
    <>
      <nav className="tabs" data-folds={foldsOnPhones || undefined} aria-label={label}>
        <TabList tabs={tabs} current={current} live="tabs" />
      </nav>
      {foldsOnPhones && (
        <details className="staff-menu tabs-menu">
          <summary>
            {label}: {open?.label}
          </summary>
          <nav aria-label={label}>
            <TabList tabs={tabs} current={current} live="tabs-menu" className="links" />
          </nav>
        </details>
      )}
    </>
  );
}

interface TabListProps extends Pick<TabsNavProps, "tabs" | "current"> {
  live: string;
  className?: string;
}

/** The list alone is live: a menu that is open stays so when a count changes. */
function TabList({ tabs, current, live, className }: TabListProps) {
  return (
    <ul className={className} data-live={live}>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <a href={tab.href} aria-current={tab.href === current ? "page" : undefined}>
            {tab.label}
            {tab.count !== undefined && <span className="tabs-count"> ({tab.count})</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
