/** What `work` comes to, or null where it fails or takes longer: a browser's storage can hang without an error. */
export function within<Value>(
  milliseconds: number,
  work: Promise<Value>,
  after: (milliseconds: number, run: () => void) => () => void,
): Promise<Value | null> {
  return new Promise((resolve) => {
    const cancel = after(milliseconds, () => resolve(null));
    const end = (value: Value | null) => {
      cancel();
      resolve(value);
    };
    work.then(end, () => end(null));
  });
}
