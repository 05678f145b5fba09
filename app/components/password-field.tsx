import { type FieldProps, TextField } from "./field";

export interface PasswordFieldProps extends Omit<FieldProps, "values" | "defaultValue" | "name" | "label"> {
  name?: string | undefined;
  label?: string | undefined;
  /** Whether a password manager fills one in or offers to make one. */
  use: "current" | "new";
}

/** A password: never shown again after a refused post. */
export function PasswordField({ name = "password", label = "Password", use, ...field }: PasswordFieldProps) {
  return (
    <TextField
      {...field}
      name={name}
      label={label}
      type="password"
      autoComplete={`${use}-password`}
      spellCheck={false}
    />
  );
}
