const secretPaths =
  /((?:\/|%2F)(?:t|m|a|feeds|outcomes|survey|invitations|door-pass|confirm|reset|sign-in\/link)(?:\/|%2F))[^\s/?#&"'<>%]+/gi;

const credentials = /(:\/\/)[^\s/@]+@/g;
const tokens = /\bfairday_[\w-]{10,}|\bBearer +\S+/g;

/**
 * What an operator reads of a fault: where it was and what failed, never whose. Left out are the values of a statement
 * and those that the database quotes, the secret of any address of a ticket, a manage page or a link, e-mail addresses,
 * API tokens, and the name and password of a server's address.
 */
export function faultWords(error: unknown): string {
  const words = causes(error)
    .join("\ncaused by ")
    .replaceAll(secretPaths, "$1…")
    .replaceAll(credentials, "$1…@")
    .replaceAll(tokens, "…");
  return withoutAddresses(words);
}

const host = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
const ofName = /[\p{L}\d._%+'-]/u;

/** By hand: one pattern for name and host would take the square of a long word's length. */
function withoutAddresses(words: string): string {
  const [first = "", ...others] = words.split("@");
  return others.reduce((before, after) => {
    let end = before.length;
    while (end > 0 && ofName.test(before[end - 1] ?? "")) end -= 1;
    // A package's folder, as in node_modules/@hono, has nobody before it.
    const isAddress = end < before.length && host.test(after);
    return isAddress ? `${before.slice(0, end)}…@${after.replace(host, "…")}` : `${before}@${after}`;
  }, first);
}

/** As in: invalid input syntax for type uuid: "what was typed". */
const quoted = /: "(?:[^"\\]|\\.)*"/g;

function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const stack = withoutValues(error.stack ?? error.message, error.message);
  const words = error.name === "PostgresError" ? stack.replaceAll(quoted, ': "…"') : stack;
  return error.cause === undefined ? [words] : [words, ...causes(error.cause)];
}

/**
 * The query builder puts a statement's values behind "params:", to the end of its message. Where that is cannot be read
 * from the words: a value may look like a line of the stack.
 */
function withoutValues(words: string, message: string): string {
  const [statement = "", ...values] = message.split("\nparams:");
  return values.length === 0 ? words : words.replace(message, () => `${statement}\nparams: …`);
}
