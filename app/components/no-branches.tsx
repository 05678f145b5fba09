import { ButtonLink } from "./button";
import { EmptyState } from "./empty-state";

/** Stands where inquiries would be logged, in a center that has no building yet. */
export const NoBranches = () => (
  <EmptyState
    title="No branch yet"
    action={<ButtonLink href="/staff/places/branches/new">Add a branch</ButtonLink>}
  >
    An inquiry is logged at a branch. Add the first one.
  </EmptyState>
);
