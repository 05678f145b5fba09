/** Longer than the slowest way through: hashing a password and writing a mail. */
const evenMs = 400;

/** What tells nothing that the person does not know already. */
const known = new Set(["signed-in", "code-needed"]);

/**
 * Answers no sooner than after a fixed time, so that how long it took does not tell whether an address has an
 * account. Who proved to be its owner does not wait, and a slower answer is not held back further.
 */
export async function inEvenTime<T extends { outcome: string }>(work: Promise<T>): Promise<T> {
  const even = new Promise((resolve) => setTimeout(resolve, evenMs));
  const result = await work;
  if (!known.has(result.outcome)) await even;
  return result;
}
