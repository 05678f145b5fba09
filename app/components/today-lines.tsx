/** Something that the day holds: a link, and what to know of it. */
export interface TodayLine {
  key: string;
  href: string;
  link: string;
  rest?: string | undefined;
}

/** What the day holds, a line each. */
export function TodayLines({ lines }: { lines: readonly TodayLine[] }) {
  if (lines.length === 0) {
    return (
      <p className="muted">Nothing is on today, and nothing waits. A quiet day to plan the next event.</p>
    );
  }
  return (
    <ul>
      {lines.map(({ key, href, link, rest }) => (
        <li key={key}>
          <a href={href}>{link}</a>
          {rest !== undefined && `: ${rest}`}
        </li>
      ))}
    </ul>
  );
}
