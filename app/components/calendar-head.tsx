import { Button, ButtonLink } from "./button";
import type { CalendarHeadView, CalendarLink } from "./calendar-view";
import { PageHead } from "./page-head";
import { SelectField } from "./select-field";

/** Which month or year it is, the way to others, and which branch and room are looked at. */
export function CalendarHead({ head }: { head: CalendarHeadView }) {
  return (
    <>
      <PageHead
        title={head.title}
        actions={
          <>
            <ButtonLink kind="secondary" href="/staff/calendar/free-rooms">
              Find a free room
            </ButtonLink>
            <ButtonLink kind="quiet" href="/staff/events/new">
              Write an event
            </ButtonLink>
          </>
        }
      />
      <nav className="calendar-nav" aria-label="Other months and years">
        <Step {...head.earlier} rel="prev" />
        <Step {...head.later} rel="next" />
        <Step {...head.today} />
        <Step {...head.other} />
      </nav>
      <Filter {...head} />
    </>
  );
}

const Step = ({ href, label, rel }: CalendarLink & { rel?: string }) => (
  <a href={href} rel={rel}>
    {label}
  </a>
);

function Filter({ period, branches, rooms, values }: CalendarHeadView) {
  const field = { values, optional: true, optionalWord: "" };
  return (
    <search>
      <form method="get" action="/staff/calendar">
        <input type="hidden" name={period.name} value={period.value} />
        <div className="filter">
          <SelectField {...field} name="branch" label="Branch" choices={branches} emptyLabel="All branches" />
          <SelectField {...field} name="room" label="Room" choices={rooms} emptyLabel="All rooms" />
          <Button kind="secondary">Show</Button>
        </div>
      </form>
    </search>
  );
}
