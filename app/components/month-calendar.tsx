import type { CalendarDayView, CalendarEntryView, MonthView } from "./calendar-view";
import { tableRoles } from "./data-table";
import { Notice } from "./notice";
import { EventStatusBadge } from "./status-badge";

/**
 * A month: its weeks as rows at a desk, and on a phone a list of the days on which something is. A row of which a phone
 * shows no cell is not there either, or it would be announced as one that is broken.
 */
export function MonthCalendar({ title, month }: { title: string; month: MonthView }) {
  return (
    <>
      {month.isEmpty && <Notice>Nothing is on in this month.</Notice>}
      <table className="calendar" data-empty={month.isEmpty || undefined} {...tableRoles.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            {month.weekdays.map((name) => (
              <th key={name} scope="col" {...tableRoles.columnHeader}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {month.weeks.map((week) => (
            <tr
              key={week.find((day) => day !== null)?.date}
              data-empty={!week.some(hasEntries) || undefined}
              {...tableRoles.row}
            >
              {week.map((day, n) => (
                <Day key={day?.date ?? `none-${n}`} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const hasEntries = (day: CalendarDayView | null) => day !== null && day.entries.length > 0;

function Day({ day }: { day: CalendarDayView | null }) {
  if (day === null) return <td className="calendar-none" {...tableRoles.cell} />;
  return (
    <td
      id={`day-${day.date}`}
      data-empty={!hasEntries(day) || undefined}
      aria-current={day.isToday ? "date" : undefined}
      {...tableRoles.cell}
    >
      <p className="calendar-date">
        <time dateTime={day.date}>
          <span className="calendar-number" aria-hidden="true">
            {day.day}
          </span>
          <span className="calendar-words">{day.words}</span>
        </time>
        {day.isToday && <span className="calendar-today"> Today</span>}
      </p>
      {day.entries.length > 0 && (
        <ul>
          {day.entries.map(({ key, ...entry }) => (
            <Entry key={key} {...entry} />
          ))}
        </ul>
      )}
    </td>
  );
}

function Entry({ href, title, status, times, held, place }: Omit<CalendarEntryView, "key">) {
  return (
    <li className="calendar-entry">
      {times && <span className="calendar-times">{times}</span>}
      {href ? <a href={href}>{title}</a> : <span>{title}</span>}
      <span className="muted">{place}</span>
      {held && <span className="muted">Room held {held}</span>}
      {status && <EventStatusBadge status={status} />}
    </li>
  );
}
