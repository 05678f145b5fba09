import type { CountedDay, YearView } from "./calendar-view";
import { type Column, DataTable, tableRoles } from "./data-table";

/** A year as twelve small months with how much is on each day, and how much is in each room. */
export function YearCalendar({ year }: { year: YearView }) {
  return (
    <>
      <ul className="year">
        {year.months.map((month) => (
          <li key={month.month}>
            <table className="small-month">
              <caption>
                <a href={month.href}>{month.name}</a>
              </caption>
              <thead>
                <tr>
                  {year.weekdays.map((name) => (
                    <th key={name} scope="col" abbr={name}>
                      <span aria-hidden="true">{name.slice(0, 2)}</span>
                      <span className="visually-hidden">{name}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {month.weeks.map((week) => (
                  <tr key={week.find((day) => day !== null)?.date}>
                    {week.map((day, n) => (
                      <Day key={day?.date ?? `none-${n}`} day={day} href={month.href} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        ))}
      </ul>
      {year.rooms.length > 0 && <ByRoom year={year} />}
    </>
  );
}

function Day({ day, href }: { day: CountedDay | null; href: string }) {
  if (day === null) return <td {...tableRoles.cell} />;
  return (
    <td aria-current={day.isToday ? "date" : undefined}>
      {day.count === 0 ? (
        day.day
      ) : (
        <a href={`${href}#day-${day.date}`} aria-label={`${day.words}: ${day.count}`}>
          {day.day}
          <b>{day.count}</b>
        </a>
      )}
    </td>
  );
}

/** Twelve narrow columns at a desk; on a phone each room's months that have something. */
function ByRoom({ year: { months, rooms } }: { year: YearView }) {
  return (
    <section className="year-rooms" aria-labelledby="by-room">
      <h2 id="by-room">Events by room</h2>
      <DataTable
        caption="Events by room"
        isCaptionHidden
        isCompact
        rows={rooms}
        rowKey={({ key }) => key}
        columns={[
          { key: "room", header: "Room", isRowHeader: true, cell: ({ name }) => name },
          ...months.map(
            ({ month, name }, n): Column<YearView["rooms"][number]> => ({
              key: month,
              header: name.slice(0, 3),
              align: "end",
              cell: ({ counts }) => counts[n] || "",
            }),
          ),
          { key: "year", header: "Year", align: "end", cell: ({ total }) => total },
        ]}
      />
    </section>
  );
}
