import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { controlProps, FieldShell } from "./field";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface FloorPlanFormProps {
  action: string;
  backHref: string;
  /** There is a picture already, which stays where no other is chosen. */
  isThere: boolean;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** Uploads the picture of a room, and says in words what it shows. */
export function FloorPlanForm({ action, backHref, isThere, errors, values }: FloorPlanFormProps) {
  const picture = {
    name: "picture",
    label: isThere ? "Another picture" : "Picture",
    hint: `PNG, JPEG or WebP, 5 MB at most.${isThere ? " Tables stay where they are." : ""}`,
    optional: isThere,
    errors,
  };
  return (
    <form className="form" method="post" action={action} encType="multipart/form-data" noValidate>
      <ErrorSummary errors={errors} />
      <FieldShell field={picture}>
        <input
          {...controlProps(picture)}
          className="control"
          type="file"
          accept="image/png,image/jpeg,image/webp"
        />
      </FieldShell>
      <TextArea
        name="alt"
        label="What it shows, in words"
        hint="For people who cannot see it. Say where the entrance is and how the tables stand, such as: Tables 1 to 10 along the left wall, from the entrance."
        rows={4}
        errors={errors}
        values={values}
      />
      <div className="actions">
        <Button>{isThere ? "Save" : "Put up the plan"}</Button>
        <ButtonLink kind="quiet" href={backHref}>
          Back to the floor plan
        </ButtonLink>
      </div>
    </form>
  );
}
