const secretPaths =
  /((?:\/|%2F)(?:t|m|invitations|door-pass|confirm|reset|sign-in\/link)(?:\/|%2F))[^\s/?#&"'<>%]+/gi;

/**
 * What an operator reads of a fault: where it was and what failed, never whose. The values of a statement are left
 * out, and so is the secret of any address of a ticket, a manage page or a link.
 */
export function faultWords(error: unknown): string {
  return withoutSecrets(causes(error).join("\ncaused by ")).replaceAll(secretPaths, "$1…");
}

function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const words = error.stack ?? error.message;
  return error.cause === undefined ? [words] : [words, ...causes(error.cause)];
}

/** The query builder puts a statement's values behind "params:", over as many lines as they have. */
const withoutSecrets = (words: string) =>
  words.replaceAll(/\nparams:[\s\S]*?(?=\n {4}at |\ncaused by |$)/g, "\nparams: …");
