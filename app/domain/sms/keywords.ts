export type Keyword = "stop" | "start" | "help";

const words: Readonly<Record<string, Keyword>> = {
  stop: "stop",
  stopall: "stop",
  unsubscribe: "stop",
  cancel: "stop",
  end: "stop",
  quit: "stop",
  start: "start",
  unstop: "start",
  yes: "start",
  help: "help",
  info: "help",
};

/** What a text asks for, where it is one of the words that carriers know: alone, in any case, whatever signs are around. */
export function keywordOf(body: string): Keyword | null {
  const word = body.toLowerCase().replaceAll(/[^a-z]/g, "");
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}
