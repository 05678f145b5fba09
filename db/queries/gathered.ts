interface Asked<Key, Found> {
  key: Key;
  resolve(found: Found | null): void;
  reject(error: unknown): void;
}

/**
 * Makes one statement of those that are asked for at once: the first goes alone, and what is asked while it is under
 * way goes together, once it is back. Nothing is kept: each answer was read after its question.
 * @param lookUp finds many by their keys, in any order; what it leaves out is null
 */
export function gathered<Key, Found>(
  lookUp: (keys: Key[]) => Promise<Map<Key, Found>>,
): (key: Key) => Promise<Found | null> {
  let waiting: Asked<Key, Found>[] = [];
  let isUnderWay = false;
  const answerAll = async () => {
    isUnderWay = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      await lookUp(asked.map(({ key }) => key)).then(
        (found) => {
          for (const { key, resolve } of asked) resolve(found.get(key) ?? null);
        },
        (error: unknown) => {
          for (const { reject } of asked) reject(error);
        },
      );
    }
    isUnderWay = false;
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!isUnderWay) void answerAll();
    });
}
