import { type FieldProps, TextField } from "./field";

/** The six digits of an authenticator app; phones offer them from the message or the app. */
export function CodeField({ errors, hint }: Pick<FieldProps, "errors" | "hint">) {
  return (
    <TextField
      name="code"
      label="Code from your app"
      hint={hint}
      errors={errors}
      autoComplete="one-time-code"
      inputMode="numeric"
      width="short"
      spellCheck={false}
    />
  );
}
