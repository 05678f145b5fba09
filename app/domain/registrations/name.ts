/**
 * The name that a ticket shows to whoever sees it: the first word, or what follows the comma of "Lopez, Ana". A name
 * written without spaces (Korean, Chinese, Japanese) cannot be told apart and is shown whole.
 */
export function firstNameOf(name: string): string {
  return wordsOf(name)[0] ?? "";
}

/** First name and the last word's initial, for lists that others can see: "Ana L." */
export function nameAndInitial(name: string): string {
  const words = wordsOf(name);
  const [first = "", last] = [words[0], words.slice(1).at(-1)];
  const initial = last?.match(/^.\p{M}*/u)?.[0];
  return initial === undefined ? first : `${first} ${initial}.`;
}

function wordsOf(name: string): string[] {
  const [family = "", given] = name.split(/[,،，]/u);
  const inOrder = given?.trim() ? `${given} ${family}` : family;
  return inOrder.split(/\s+/u).filter((word) => word !== "");
}
