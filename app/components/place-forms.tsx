import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";

type Texts = Readonly<Record<string, string>>;

interface PlaceFormProps {
  errors?: Texts | undefined;
  values?: Texts | undefined;
  /** The verb of the button. */
  save: string;
}

/** A library building. */
export function BranchForm({ errors, values, save }: PlaceFormProps) {
  const fields = { errors, values };
  return (
    <PlaceForm errors={errors} save={save}>
      <TextField {...fields} name="name" label="Name" hint="Such as: Central Library" />
      <TextField
        {...fields}
        name="address"
        label="Street address"
        hint="It stands on event pages with a link to a map."
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
      <TextField {...fields} name="name" label="Name" hint="Such as: Meeting room B" />
      <TextField
        {...fields}
        name="postedLoad"
        label="How many people it holds"
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
      <ErrorSummary errors={errors} />
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
