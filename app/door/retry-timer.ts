import { backoff, type DevicePorts } from "./ports";

export interface RetryTimer {
  /** Plans a retry, unless one is planned. */
  in: (milliseconds: number) => void;
  /** The same, the later the more went wrong before. */
  later: () => void;
  /** Something was answered: the next failure is the first again. */
  answered: () => void;
  cancel: () => void;
}

/** Plans one retry at a time. */
export function retryTimer(ports: DevicePorts, retry: () => void): RetryTimer {
  let attempt = 0;
  let planned: (() => void) | null = null;
  const plan = (milliseconds: number) => {
    if (planned !== null) return;
    attempt += 1;
    planned = ports.after(milliseconds, () => {
      planned = null;
      retry();
    });
  };
  return {
    in: plan,
    later: () => plan(backoff(attempt, ports.random())),
    answered() {
      attempt = 0;
    },
    cancel() {
      planned?.();
      planned = null;
    },
  };
}
