import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { PasswordField } from "./password-field";

export interface InvitationFormProps {
  invitation: {
    email: string;
    /** `new`: no account yet. `known`: sign in to it. `here`: signed in to it in this browser. */
    holder: "new" | "known" | "here";
  };
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

const labels = { name: "Your name", password: "Password" };

/** What is still needed to take an invitation: a name and a password, a password, or nothing. */
export function InvitationForm({ invitation, errors, values }: InvitationFormProps) {
  const { email, holder } = invitation;
  return (
    <>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <form className="form" method="post" noValidate>
        <p>
          Your e-mail address here: <strong>{email}</strong>
        </p>
        {/* For password managers, which pair it with the password. */}
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        {holder === "new" && (
          <>
            <TextField name="name" label={labels.name} autoComplete="name" errors={errors} values={values} />
            <PasswordField
              use="new"
              label="Choose a password"
              hint="12 characters or more. A few words together are easy to remember."
              errors={errors}
            />
          </>
        )}
        {holder === "known" && (
          <>
            <p>This address has an account already. Type its password to accept.</p>
            <PasswordField use="current" errors={errors} />
            <p>
              <a href="/reset">Choose a new password</a> if you forgot yours, then open this link again.
            </p>
          </>
        )}
        <div className="actions">
          <Button>Accept the invitation</Button>
        </div>
      </form>
    </>
  );
}
