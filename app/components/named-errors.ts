import type { Words } from "~/app/i18n/speak";
import { namesItsField } from "./required-words";

/** Above a form a message stands apart from its field, so it says which one it means: "E-mail: write ...". */
export function namedErrors(
  errors: Readonly<Record<string, string>> | undefined,
  labels: Readonly<Record<string, string>>,
  t?: Words,
): Record<string, string> {
  const named = Object.entries(errors ?? {}).map(([name, message]) => [
    name,
    labels[name] === undefined || namesItsField(message, t) ? message : `${labels[name]}: ${message}`,
  ]);
  return Object.fromEntries(named);
}
