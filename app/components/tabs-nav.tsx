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
}

/** Views of one thing as links: each has its own address. */
export function TabsNav({ label, tabs, current }: TabsNavProps) {
  return (
    <nav className="tabs" aria-label={label}>
      <TabList tabs={tabs} current={current} live="tabs" />
    </nav>
  );
}

interface TabListProps extends Pick<TabsNavProps, "tabs" | "current"> {
  live: string;
  className?: string | undefined;
}

/** The list alone is live: a menu that is open stays so when a count changes. */
export function TabList({ tabs, current, live, className }: TabListProps) {
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
