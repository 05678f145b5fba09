/** Results that are written down together, and milliseconds that the first of them waits for the others. */
const settledAtOnce = 10;
const settledWithin = 50;

/**
 * Writes down what became of what was sent, several in one statement, while the next are on their way. What a crash
 * leaves unwritten is sent again, as what was on its way would be anyway.
 * @param save writes some down
 */
export function openLedger<Result>(save: (results: Result[]) => Promise<void>, atOnce = settledAtOnce) {
  const writing: Promise<void>[] = [];
  let results: Result[] = [];
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const settled = results;
    results = [];
    if (settled.length > 0) writing.push(save(settled));
  };
  return {
    add: (result: Result) => {
      results.push(result);
      if (results.length >= atOnce) write();
      else timer ??= setTimeout(write, settledWithin);
    },
    close: async () => {
      write();
      await Promise.all(writing);
    },
  };
}
