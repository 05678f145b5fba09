import type { DevicePorts } from "./ports";

/** How often a page that is signed out asks whether it is again. */
const pace = 4_000;

export interface SignInCheck {
  soon: () => void;
  stop: () => void;
}

/** Asks once more a little later; one question at a time is planned. */
export function signInCheck(device: DevicePorts, ask: () => void): SignInCheck {
  let cancel: (() => void) | null = null;
  return {
    soon() {
      cancel?.();
      cancel = device.after(pace, ask);
    },
    stop: () => cancel?.(),
  };
}
