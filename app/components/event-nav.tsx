import type { Tab } from "./tabs-nav";
import { TabList } from "./tabs-nav";

export interface EventNavGroup {
  /** When its pages are for: "Before". */
  label: string;
  tabs: readonly Tab[];
}

export interface EventNavProps {
  label: string;
  groups: readonly EventNavGroup[];
  current: string;
}

/** The pages of an event by when they are for: a line for each group, and on a phone a menu that names the open one. */
export function EventNav({ label, groups, current }: EventNavProps) {
  const open = groups.flatMap(({ tabs }) => tabs).find(({ href }) => href === current);
  return (
    <>
      <nav className="tabs event-nav" aria-label={label}>
        <Groups groups={groups} current={current} live="tabs" />
      </nav>
      <details className="staff-menu tabs-menu">
        <summary>
          {label}: {open?.label}
        </summary>
        <nav aria-label={label}>
          <Groups groups={groups} current={current} live="tabs-menu" className="links" />
        </nav>
      </details>
    </>
  );
}

interface GroupsProps extends Pick<EventNavProps, "groups" | "current"> {
  live: string;
  className?: string;
}

function Groups({ groups, current, live, className }: GroupsProps) {
  return groups.map(({ label, tabs }, at) => (
    <div key={label} className="event-nav-group">
      <p className="event-nav-label">{label}</p>
      <TabList {...{ tabs, current, className }} live={`${live}-${at}`} />
    </div>
  ));
}
