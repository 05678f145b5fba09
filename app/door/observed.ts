/** A value that others watch. */
export interface Observed<Value> {
  now: () => Value;
  /** Tells everybody, unless it is the same value. */
  set: (next: Value) => void;
  /** The answer ends it. */
  subscribe: (onChange: () => void) => () => void;
}

export function observed<Value>(first: Value): Observed<Value> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    now: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
  };
}
