/**
 * The name that a ticket shows to whoever sees it: the first word, or what follows the comma of "Lopez, Ana". A name
 * written without spaces (Korean, Chinese, Japanese) cannot be told apart and is shown whole.
 */
export function firstNameOf(name: string): string {
  return wordsOf(name)[0] ?? "";
}

/** First name and the last word's initial, for lists that others can see: "Ana L." */
export function nameAndInitial(name: string): string {
  const [first = "", ...others] = wordsOf(name);
  const last = others.at(-1);
  return last === undefined ? first : `${first} ${last.replace(/(.\p{M}*).*/u, "$1")}.`;
}

/**
 * What a door is told of who holds a ticket: a visitor's name, or whose people they are. One of several people of an
 * employer is told apart by first name and initial.
 */
export function doorName({
  name,
  employer,
}: {
  name: string | null;
  employer: string | null;
}): string | null {
  if (employer === null) return name;
  return name === null || name === ""
    ? `Employer: ${employer}`
    : `Employer: ${employer} (${nameAndInitial(name)})`;
}

/** The words in spoken order: what follows a comma comes first. */
function wordsOf(name: string): string[] {
  const spoken = name.replace(/^([^,،，]*)[,،，]\s*(\S.*)/u, "$2 $1");
  return spoken.match(/[^\s,،，]+/gu) ?? [];
}
