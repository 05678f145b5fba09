/** A text field of a form, trimmed; empty where it is absent or a file. */
export function formText(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === "string" ? value.trim() : "";
}
