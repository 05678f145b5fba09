import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { NextField } from "./next-field";
import { PasskeyOffer } from "./passkey-offer";
import { PasswordField } from "./password-field";

export interface SignInFormProps {
  next: string | null;
  /** The library has a sign-in service of its own. */
  hasProvider: boolean;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

const provider = "/sign-in/provider";
const labels = { email: "E-mail address", password: "Password" };

/** One address for both ways: by password, or by a link that is mailed. The way by passkey follows, where there is one. */
export function SignInForm({ next, hasProvider, errors, values }: SignInFormProps) {
  return (
    <>
      {hasProvider && (
        <div className="actions">
          <ButtonLink href={next === null ? provider : `${provider}?next=${encodeURIComponent(next)}`}>
            Sign in with your library account
          </ButtonLink>
          <p className="field-hint">For people who work here. Everybody else signs in below.</p>
        </div>
      )}
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
      <PasskeyOffer next={next} />
    </>
  );
}
