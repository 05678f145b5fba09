import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { controlProps, FieldShell } from "./field";

export interface LogoFormProps {
  action: string;
  /** Null where there is none yet. */
  removalHref: string | null;
  errors?: Readonly<Record<string, string>> | undefined;
}

/** Uploads the picture that stands beside the center's name. */
export function LogoForm({ action, removalHref, errors }: LogoFormProps) {
  const picture = {
    name: "picture",
    label: removalHref === null ? "Logo" : "Another logo",
    hint: "PNG, JPEG or WebP, 512 kB at most. It is shown 40 pixels high, on light and on dark paper.",
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
      <div className="actions">
        <Button>Save the logo</Button>
        {removalHref !== null && (
          <ButtonLink kind="danger" href={removalHref}>
            Remove the logo
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href="/staff/settings">
          Back to the settings
        </ButtonLink>
      </div>
    </form>
  );
}
