import { backoff, type DevicePorts } from "./ports";

/** What the server says of a ticket: the questions that are open, and when to look again. */
export interface Questions {
  open: readonly string[];
  /** Milliseconds; null where no table asks any more. */
  next: number | null;
}

interface WatchPorts {
  device: Pick<DevicePorts, "after" | "random">;
  /** `gone` where the page's link opens nothing any more; null without a connection. */
  look: () => Promise<Questions | "gone" | null>;
  /** Shows what is open now. @returns whether it is shown */
  show: () => Promise<boolean>;
}

export interface QuestionWatch {
  /** Nobody looks at the page. */
  pause: () => void;
  resume: () => void;
}

/**
 * Asks whether an employer at a table asks the holder of a ticket, as often as the server says and until it says that no
 * table will. Nothing is asked while the page is hidden.
 * @param shown the questions that stand on the page
 */
export function watchQuestions(shown: readonly string[], { device, look, show }: WatchPorts): QuestionWatch {
  let standing = shown.join(" ");
  let attempt = 0;
  let isOver = false;
  /** Each pause begins a new turn: what was asked in the one before is not news any more. */
  let turn = 0;
  let cancel = () => {};

  const later = (milliseconds: number) => {
    cancel = device.after(milliseconds, () => void check());
  };

  async function check() {
    const own = turn;
    const found = await look();
    if (own !== turn) return;
    if (found === null) return again();
    isOver = found === "gone" || found.next === null;
    if (found === "gone") return;
    attempt = 0;
    const open = found.open.join(" ");
    if (open !== standing && (await show())) standing = open;
    if (own === turn && found.next !== null) later(found.next);
  }

  function again() {
    later(backoff(attempt, device.random()));
    attempt += 1;
  }

  return {
    pause() {
      turn += 1;
      cancel();
    },
    resume() {
      turn += 1;
      cancel();
      if (!isOver) void check();
    },
  };
}
