import { allBranches } from "./report-words";
import { SelectField, type SelectFieldProps } from "./select-field";

export type BranchFieldProps = Omit<SelectFieldProps, "label" | "choices" | "emptyLabel"> & {
  branches: readonly { id: string; name: string }[];
};

/** What a report, a target or a public copy is about: one branch, or all of them. */
export const BranchField = ({ branches, ...field }: BranchFieldProps) => (
  <SelectField
    {...field}
    label="Branch"
    emptyLabel={allBranches}
    choices={branches.map(({ id, name }) => ({ value: id, label: name }))}
  />
);
