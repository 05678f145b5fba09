import type { FieldProps } from "./field";
import { RadioGroup } from "./radio-group";
import { roleHints, roleWords } from "./role-words";

const given = ["staff", "door", "admin"] as const;

/** The roles that an admin gives, with what each may do. */
export function RoleField(props: Pick<FieldProps, "errors" | "values" | "defaultValue">) {
  const choices = given.map((role) => ({ value: role, label: roleWords[role], hint: roleHints[role] }));
  return <RadioGroup {...props} name="role" label="Role" choices={choices} />;
}
