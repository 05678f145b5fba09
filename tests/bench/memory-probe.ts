/**
 * Loaded into the measured process before the application, under --expose-gc: on SIGUSR2 it collects all garbage and
 * writes what is left.
 */
process.on("SIGUSR2", () => {
  globalThis.gc?.();
  globalThis.gc?.();
  process.stdout.write(`memory ${JSON.stringify(process.memoryUsage())}\n`);
});
