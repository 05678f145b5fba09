/** Ends a command with plain lines and status 1: what is wrong and how to mend it. */
export function fail(...lines: string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}
