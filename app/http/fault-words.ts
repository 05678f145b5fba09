const secretPaths =
  /((?:\/|%2F)(?:t|m|invitations|door-pass|confirm|reset|sign-in\/link)(?:\/|%2F))[^\s/?#&"'<>%]+/gi;

/** The one before @ begins with a letter or digit: a package's folder, as in node_modules/@hono, is no address. */
const addresses = /[\p{L}\d][\p{L}\d._%+'-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;
const credentials = /(:\/\/)[^\s/@]+@/g;
const tokens = /\bfairday_[\w-]{10,}|\bBearer +\S+/g;

/**
 * What an operator reads of a fault: where it was and what failed, never whose. Left out are the values of a statement
 * and those that the database quotes, the secret of any address of a ticket, a manage page or a link, e-mail addresses,
 * API tokens, and the name and password of a server's address.
 */
export function faultWords(error: unknown): string {
  return causes(error)
    .join("\ncaused by ")
    .replaceAll(secretPaths, "$1…")
    .replaceAll(credentials, "$1…@")
    .replaceAll(addresses, "…@…")
    .replaceAll(tokens, "…");
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
