import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";

type Texts = Readonly<Record<string, string>>;

interface PlaceFormProps {
  errors?: Texts | undefined;
  values?: Texts | undefined;
  /** The verb of the button. */
  save: string;
}

const labels = {
  branchId: "Branch",
  name: "Name",
  address: "Street address",
  councilDistrict: "Council district",
  postedLoad: "How many people it holds",
};

/** A library building. */
export function BranchForm({ errors, values, save }: PlaceFormProps) {
  const fields = { errors, values };
  return (
    <PlaceForm errors={errors} save={save}>
      <TextField {...fields} name="name" label={labels.name} hint="Such as: Central Library" />
      <TextField
        {...fields}
        name="address"
        label={labels.address}
        hint="It is shown on event pages with a link to a map."
        optional
      />
      <TextField
        {...fields}
        name="councilDistrict"
        label={labels.councilDistrict}
        hint="As the city names it, such as: 13. Program counts are given by it."
        width="short"
        optional
      />
    </PlaceForm>
  );
}

/** A room. `children` stand before its name: the branch, where it is new. */
export function RoomForm({ errors, values, save, children }: PlaceFormProps & { children?: ReactNode }) {
  const fields = { errors, values };
  return (
    <PlaceForm errors={errors} save={save}>
      {children}
      <TextField {...fields} name="name" label={labels.name} hint="Such as: Meeting room B" />
      <TextField
        {...fields}
        name="postedLoad"
        label={labels.postedLoad}
        hint="The number on the sign on its wall"
        inputMode="numeric"
        width="short"
      />
    </PlaceForm>
  );
}

function PlaceForm({ errors, save, children }: Omit<PlaceFormProps, "values"> & { children: ReactNode }) {
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      {children}
      <div className="actions">
        <Button>{save}</Button>
        <ButtonLink kind="quiet" href="/staff/places">
          Back to branches and rooms
        </ButtonLink>
      </div>
    </form>
  );
}
