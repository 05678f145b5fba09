import { ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { Section } from "./section";

export interface BranchView {
  id: string;
  name: string;
  address: string | null;
  rooms: readonly { id: string; name: string; postedLoad: number }[];
}

export interface PlaceListProps {
  branches: readonly BranchView[];
  /** Admins change what staff added. */
  canChange: boolean;
}

/** Library buildings with their rooms. */
export function PlaceList({ branches, canChange }: PlaceListProps) {
  if (branches.length === 0) {
    return (
      <EmptyState
        title="No branches yet"
        action={<ButtonLink href="/staff/places/branches/new">Add a branch</ButtonLink>}
      >
        Add the library buildings where events are held, then their rooms.
      </EmptyState>
    );
  }
  return (
    <>
      {branches.map((branch) => (
        <Section key={branch.id} title={branch.name}>
          {branch.address && <p className="keep-lines">{branch.address}</p>}
          <Rooms branch={branch} canChange={canChange} />
          <div className="actions">
            <ButtonLink
              kind="quiet"
              href={`/staff/places/rooms/new?branch=${branch.id}`}
              label={`Add a room in ${branch.name}`}
            >
              Add a room
            </ButtonLink>
            {canChange && (
              <ButtonLink
                kind="quiet"
                href={`/staff/places/branches/${branch.id}`}
                label={`Edit the branch ${branch.name}`}
              >
                Edit the branch
              </ButtonLink>
            )}
          </div>
        </Section>
      ))}
    </>
  );
}

function Rooms({ branch, canChange }: { branch: BranchView; canChange: boolean }) {
  if (branch.rooms.length === 0) return <p className="muted">It has no room yet.</p>;
  return (
    <DataTable
      caption={`Rooms of ${branch.name}`}
      isCaptionHidden
      rows={branch.rooms}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: "Room",
          isRowHeader: true,
          cell: (row) => (canChange ? <a href={`/staff/places/rooms/${row.id}`}>{row.name}</a> : row.name),
        },
        { key: "load", header: "Holds", align: "end", cell: (row) => `${row.postedLoad} people` },
      ]}
    />
  );
}
