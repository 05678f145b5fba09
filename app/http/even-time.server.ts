/** Longer than the slowest way through: hashing a password and writing a mail. */
const evenMs = 400;

/**
 * Answers no sooner than after a fixed time, so that how long it took does not tell whether an address has an
 * account. A slower answer is not held back further.
 */
export async function inEvenTime<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, new Promise((resolve) => setTimeout(resolve, evenMs))]);
  return result;
}
