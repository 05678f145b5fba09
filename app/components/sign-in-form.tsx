import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { NextField } from "./next-field";
import { PasswordField } from "./password-field";

export interface SignInFormProps {
  next: string | null;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

const labels = { email: "E-mail address", password: "Password" };

/** One address for both ways: by password, or by a link that is mailed. */
export function SignInForm({ next, errors, values }: SignInFormProps) {
  return (
    <>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <form className="form" method="post" action="/sign-in" noValidate>
        <NextField next={next} />
        <TextField
          name="email"
          label={labels.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
          errors={errors}
          values={values}
        />
        <PasswordField use="current" label={labels.password} errors={errors} />
        <div className="actions">
          <Button>Sign in</Button>
          <Button kind="secondary" formAction="/sign-in/link" formNoValidate>
            E-mail me a sign-in link
          </Button>
        </div>
        <p>
          <a href="/reset">Choose a new password</a> if you forgot yours. Do you hire?{" "}
          <a href="/sign-up">Make an employer account</a>.
        </p>
      </form>
    </>
  );
}
