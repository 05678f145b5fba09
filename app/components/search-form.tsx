import { Button } from "./button";

export interface SearchFormProps {
  label: string;
  query: string | null;
  /** The list that is searched, where it is on another page. */
  action?: string | undefined;
  /** What stays as it is: the status that is chosen. */
  hidden?: Readonly<Record<string, string>> | undefined;
}

/** One field that finds rows of the list under it: a GET, so that a result has an address. */
export function SearchForm({ label, query, action, hidden = {} }: SearchFormProps) {
  return (
    <search>
      <form method="get" action={action} className="list-search">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="field">
          <label className="field-label" htmlFor="list-search">
            {label}
          </label>
          <input
            className="control"
            id="list-search"
            type="search"
            name="q"
            defaultValue={query ?? ""}
            maxLength={200}
          />
        </div>
        <div className="actions">
          <Button kind="secondary">Search</Button>
        </div>
      </form>
    </search>
  );
}
