import { Button } from "./button";
import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";

type Texts = Readonly<Record<string, string>>;

/** Asks when a room is needed and for how many people: a GET, so that the answer has an address. */
export function FreeRoomsForm({ values, errors }: { values: Texts; errors: Texts }) {
  const field = { values, errors };
  return (
    <search>
      <form className="form" method="get" noValidate>
        <ErrorSummary errors={errors} />
        <div className="filter">
          <TextField {...field} name="date" label="Day" type="date" />
          <TextField {...field} name="from" label="From" type="time" />
          <TextField {...field} name="until" label="Until" type="time" />
          <TextField {...field} name="people" label="People" inputMode="numeric" width="short" />
          <Button>Find rooms</Button>
        </div>
        <p className="field-hint">Think of the time to set up and to clear up.</p>
      </form>
    </search>
  );
}

interface FoundRoom {
  id: string;
  name: string;
  branchName: string;
  postedLoad: number;
  /** The form of a new event there and then. */
  href: string;
}

export function FreeRoomsFound({ words, rooms }: { words: string; rooms: readonly FoundRoom[] }) {
  if (rooms.length === 0)
    return <EmptyState title="No room is free then">Try another time, or fewer people.</EmptyState>;
  return (
    <DataTable
      caption={`Free ${words}`}
      rows={rooms}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", header: "Room", isRowHeader: true, cell: ({ name }) => name },
        { key: "branch", header: "Branch", cell: ({ branchName }) => branchName },
        { key: "load", header: "Holds", align: "end", cell: ({ postedLoad }) => `${postedLoad} people` },
        {
          key: "do",
          header: "Use it",
          isHeaderHidden: true,
          align: "end",
          cell: ({ href, name }) => (
            <a href={href}>
              Write an event<span className="visually-hidden"> in {name}</span>
            </a>
          ),
        },
      ]}
    />
  );
}
