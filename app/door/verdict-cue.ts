import type { SessionPorts } from "./door-ports";
import { close, type DoorState, type ShownVerdict } from "./door-state";
import type { Observed } from "./observed";

/** How long "Come in" stays, so that the camera can be aimed at the next ticket. */
const welcome = 2_200;

export interface VerdictCue {
  /** Sounds the verdict that the screen shows for this scan. One that lets somebody in goes away by itself. */
  speak: (scanId: string) => void;
  /** What is shown stays until the next thing happens. */
  stay: () => void;
  close: () => void;
}

/** The verdict that covers the screen: heard, and gone after a while or by a tap. */
export function verdictCue(
  state: Observed<DoorState>,
  { device, signal }: Pick<SessionPorts, "device" | "signal">,
): VerdictCue {
  let cancelClose: (() => void) | null = null;
  const closeNow = () => state.set(close(state.now()));
  const closeLater = (shown: ShownVerdict) => {
    cancelClose = device.after(welcome, () => {
      if (state.now().verdict === shown) closeNow();
    });
  };
  const stay = () => cancelClose?.();
  return {
    speak(scanId) {
      const { verdict } = state.now();
      if (verdict?.scanId !== scanId) return;
      signal(verdict.tone);
      if (verdict.tone === "admitted") closeLater(verdict);
    },
    stay,
    close() {
      stay();
      closeNow();
    },
  };
}
