import type { ReactNode } from "react";
import { isListedApart } from "~/app/domain/openings/listing";
import { counted } from "~/app/domain/text/counted";
import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { employerTitle } from "./employer-lines";
import { EmptyState } from "./empty-state";
import { FlagLinks, type FlagView } from "./flag-list";
import type { OpeningView } from "./openings-list";
import { payInWords } from "./pay";
import { dayInWords } from "./report-words";
import { Section } from "./section";
import { SelectField } from "./select-field";
import { employmentTypeWords } from "./words";

/** An opening with how many plan to visit it: counts alone, and for staff alone. */
type MarkedOpening = OpeningView & { marks: number | null };

export interface OpeningDeskView {
  /** The event's page. */
  base: string;
  /** For staff alone. */
  flags: readonly FlagView[] | null;
  mayChange: boolean;
  groups: readonly {
    employer: { id: string; name: string; tableNo: number | null };
    openings: readonly MarkedOpening[];
  }[];
  /** Other events to copy from, an employer each. */
  others: readonly { value: string; employerName: string; title: string; day: string; count: number }[];
}

export function OpeningDeskActions({ view }: { view: OpeningDeskView }) {
  const base = `${view.base}/openings`;
  return (
    <>
      {view.mayChange && <ButtonLink href={`${base}/imports`}>Import openings</ButtonLink>}
      <ButtonLink kind="secondary" href={`${base}.csv`} download>
        Download as CSV
      </ButtonLink>
    </>
  );
}

/** An event's openings by employer, with the ways to get more of them in. */
export function OpeningDesk({ view }: { view: OpeningDeskView }) {
  const t = useWords();
  const isEmpty = view.groups.every(({ openings }) => openings.length === 0);
  const isLong = view.groups.length > 1 && isListedApart(view.groups.flatMap(({ openings }) => openings));
  return (
    <>
      <FlagLinks base={view.base} flags={(view.flags ?? []).filter(({ openingId }) => openingId === null)} />
      {isEmpty && (
        <EmptyState title="There are no openings yet">
          {view.mayChange
            ? "Add them to the event's form, import a file, or copy those of another event."
            : "They can no longer be changed here."}
        </EmptyState>
      )}
      {view.groups
        .filter(({ openings }) => openings.length > 0)
        .map(({ employer, openings }) => (
          <EmployerOpenings
            key={employer.id}
            title={employerTitle(employer, t)}
            count={openings.length}
            isFolded={isLong}
          >
            <OpeningTable
              name={employer.name}
              openings={openings}
              base={view.base}
              flags={view.flags ?? []}
            />
          </EmployerOpenings>
        ))}
      {view.mayChange && <CopyForm view={view} />}
    </>
  );
}

interface EmployerOpeningsProps {
  title: string;
  count: number;
  isFolded: boolean;
  children: ReactNode;
}

/** What one employer offers: behind its line, where many offer much. */
function EmployerOpenings({ title, count, isFolded, children }: EmployerOpeningsProps) {
  if (!isFolded) return <Section title={title}>{children}</Section>;
  return (
    <details className="fold">
      <summary>
        {title} · <span className="unbroken">{counted(count, "opening", "openings")}</span>
      </summary>
      {children}
    </details>
  );
}

interface OpeningTableProps {
  name: string;
  openings: readonly MarkedOpening[];
  base: string;
  flags: readonly FlagView[];
}

function OpeningTable({ name, openings, base, flags }: OpeningTableProps) {
  const t = useWords();
  const about = ({ id }: MarkedOpening) => flags.filter(({ openingId }) => openingId === id);
  const isFlagged = openings.some((opening) => about(opening).length > 0);
  const isCounted = openings.some(({ marks }) => marks !== null);
  return (
    <DataTable
      caption={`Openings of ${name}`}
      isCaptionHidden
      rows={openings}
      rowKey={({ id }) => id}
      columns={[
        { key: "title", header: "Job", isRowHeader: true, cell: ({ title }) => title },
        { key: "pay", header: "Pay", cell: (opening) => payInWords(opening, t) },
        { key: "type", header: "Kind", cell: ({ employmentType }) => employmentTypeWords[employmentType] },
        { key: "vacancies", header: "To hire", align: "end", cell: ({ vacancies }) => vacancies },
        {
          key: "closed",
          header: "Apply by",
          cell: ({ isClosed, closesOn }) => (isClosed ? "Closed" : closesOn && dayInWords(closesOn)),
        },
        ...(isFlagged
          ? [
              {
                key: "flags",
                header: "Flags",
                cell: (opening: MarkedOpening) =>
                  about(opening).length > 0 && <FlagLinks base={base} flags={about(opening)} />,
              },
            ]
          : []),
        ...(isCounted
          ? [
              {
                key: "marks",
                header: "Plan to visit",
                align: "end" as const,
                cell: ({ marks }: MarkedOpening) => marks,
              },
            ]
          : []),
      ]}
    />
  );
}

function CopyForm({ view }: { view: OpeningDeskView }) {
  const isOneEmployer = new Set(view.others.map(({ employerName }) => employerName)).size < 2;
  if (view.others.length === 0) return null;
  return (
    <Section title="Copy openings from another event">
      <form className="form" method="post" action={`${view.base}/openings/copies`}>
        <SelectField
          name="from"
          label="Event"
          emptyLabel={null}
          choices={view.others.map(({ value, employerName, title, day, count }) => ({
            value,
            label: [isOneEmployer ? null : employerName, title, day, counted(count, "opening", "openings")]
              .filter(Boolean)
              .join(", "),
          }))}
        />
        <p className="field-hint">
          Openings that are here already are left out. Last days that passed are too.
        </p>
        <div className="actions">
          <Button kind="secondary">Copy openings</Button>
        </div>
      </form>
    </Section>
  );
}
