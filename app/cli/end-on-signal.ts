import type { Report } from "./open-application";

/** Ends the process in order on Ctrl-C or SIGTERM; a second signal changes nothing. */
export function endOnSignal(end: () => Promise<void>, report: Report): void {
  let isEnding = false;
  const once = () => {
    if (isEnding) return;
    isEnding = true;
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        report(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", once);
  process.on("SIGTERM", once);
}
