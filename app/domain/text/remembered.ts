/**
 * Keeps what a pure function answers by what it was given: the latest `most` of them. Worth it where an answer takes
 * longer than to look it up, as what Intl says of an instant.
 */
export function remembered<Given extends (string | Date)[], Answer extends NonNullable<unknown>>(
  answer: (...given: Given) => Answer,
  most = 1_000,
): (...given: Given) => Answer {
  const known = new Map<string, Answer>();
  return (...given) => {
    const key = given.map((one) => one.valueOf()).join(" ");
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = answer(...given);
    known.set(key, made);
    const [oldest = key] = known.keys();
    if (known.size > most) known.delete(oldest);
    return made;
  };
}
