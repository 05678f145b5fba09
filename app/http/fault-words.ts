const secretPaths =
  /((?:\/|%2F)(?:t|m|invitations|door-pass|confirm|reset|sign-in\/link)(?:\/|%2F))[^\s/?#&"'<>%]+/gi;

/**
 * What an operator reads of a fault: where it was and what failed, never whose. The values of a statement are left
 * out, and so is the secret of any address of a ticket, a manage page or a link.
 */
export function faultWords(error: unknown): string {
  return causes(error).join("\ncaused by ").replaceAll(secretPaths, "$1…");
}

function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const words = withoutValues(error.stack ?? error.message, error.message);
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
