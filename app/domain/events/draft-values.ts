/** What was typed into a form, by field name. */
export type TypedValues = Record<string, string>;

const fieldName = /^(?:openings\.\d{1,2}\.)?[A-Za-z]\w{0,39}$/;
const mostFields = 800;
const mostLetters = 200_000;

/**
 * What is kept of a form that is not finished: each value as it was typed. Only U+0000 and lone surrogates are
 * taken out, which JSON in Postgres cannot hold. Names that no field has are left out; null where it is more than
 * a draft may hold.
 */
export function draftValues(typed: TypedValues): TypedValues | null {
  const kept = Object.entries(typed)
    .filter(([name, value]) => fieldName.test(name) && value !== "")
    .map(([name, value]) => [name, value.replaceAll("\0", "").replace(/\p{Cs}/gu, "")] as const);
  const letters = kept.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return kept.length > mostFields || letters > mostLetters ? null : Object.fromEntries(kept);
}

const longestTitle = 120;

/** What a list calls a draft: the title as far as it was typed, on one line; null where there is none yet. */
export function draftTitle(values: TypedValues): string | null {
  const title = (values.title ?? "").replace(/\s+/gu, " ").trim();
  const letters = Array.from(title);
  if (letters.length === 0) return null;
  return letters.length > longestTitle ? `${letters.slice(0, longestTitle).join("")}…` : title;
}
